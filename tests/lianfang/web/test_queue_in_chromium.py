"""A queue by keyboard: J, K, Enter, Y, N; nothing happens while somebody types, and the next row stands where the decided one stood."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Request, expect

from lianfang.web.views import environment, render
from tests.lianfang.web.conftest import Shelf
from tests.lianfang.web.looking import DESK, Sight, sight
from tests.lianfang.web.sample_pages import sample

TEMPLATES = environment()
HERE = "() => document.activeElement.closest('[data-row]')?.id ?? ''"


@contextmanager
def queue(chromium: Browser, shelf: Shelf) -> Iterator[tuple[Sight, list[Request]]]:
    """The page, and what was sent from it: the server here takes nothing, so the page stays."""
    with sight(chromium, shelf.lay("/queue", render(TEMPLATES, sample("records-queue"))), DESK) as seen:
        sent: list[Request] = []

        def take(request: Request) -> None:
            if request.method == "POST":
                sent.append(request)

        seen.page.on("request", take)
        expect(seen.page.locator("[data-keys]")).to_be_visible()
        yield seen, sent


def _press(seen: Sight, *keys: str) -> str:
    for one in keys:
        seen.page.keyboard.press(one)
    return str(seen.page.evaluate(HERE))


def test_keys_walk_open_and_send_back(shelf: Shelf, chromium: Browser) -> None:
    with queue(chromium, shelf) as (seen, sent):
        page = seen.page
        assert _press(seen, "j") == "record-4"
        assert _press(seen, "j") == "record-5" and _press(seen, "j") == "record-5", "the last is the last"
        assert _press(seen, "k") == "record-4" and _press(seen, "k") == "record-4"
        first = page.locator("#record-4")
        assert first.evaluate("row => row.open") is False
        _press(seen, "Enter")
        assert first.evaluate("row => row.open") is True
        _press(seen, "n")
        expect(page.locator("#why-4")).to_be_focused()
        page.keyboard.type("jky")
        expect(page.locator("#why-4")).to_have_value("jky")
        assert sent == [] and seen.complaints == []


def test_y_confirms_the_row_that_is_focused_and_no_other(shelf: Shelf, chromium: Browser) -> None:
    with queue(chromium, shelf) as (seen, sent):
        _press(seen, "y")
        assert sent == [], "nothing is focused yet"
        _press(seen, "j", "Control+y")
        assert sent == []
        with seen.page.expect_request("**/stations/1/records/4") as pressed:
            seen.page.keyboard.press("y")
        assert "verdict=confirm" in (pressed.value.post_data or "")


def test_after_a_decision_the_next_one_stands_where_it_stood(shelf: Shelf, chromium: Browser) -> None:
    with queue(chromium, shelf) as (seen, _):
        page = seen.page
        page.evaluate("() => document.addEventListener('submit', (event) => event.preventDefault())")
        _press(seen, "j", "j", "y")
        page.reload()
        assert page.evaluate(HERE) == "record-5"
        page.reload()
        assert page.evaluate(HERE) == "", "once"
