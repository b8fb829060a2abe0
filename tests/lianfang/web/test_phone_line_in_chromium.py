"""A phone's line: a proxy that answers 503 while the server is away ends a browser's stream for good, but not ours."""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from lianfang.web.views import environment, render
from tests.lianfang.web.conftest import Shelf
from tests.lianfang.web.looking import PHONE, sight
from tests.lianfang.web.sample_pages import sample

TEMPLATES = environment()
CALL = ".cryout"


@pytest.fixture
def own() -> Iterator[Shelf]:
    """A server of this test alone: its line can be cut."""
    with Shelf() as shelf:
        threading.Thread(target=shelf.serve_forever, daemon=True).start()
        yield shelf
        shelf.mute()
        shelf.shutdown()


def test_what_came_between_a_page_and_its_line_is_shown(own: Shelf, chromium: Browser) -> None:
    own.mute()
    with sight(chromium, own.lay("/today", render(TEMPLATES, sample("today"))), PHONE) as seen:
        own.lay("/today", render(TEMPLATES, sample("today-called")))
        own.unmute()
        expect(seen.page.locator(CALL)).to_be_visible(timeout=15_000)


def test_a_line_that_was_refused_is_opened_again_and_the_page_follows(own: Shelf, chromium: Browser) -> None:
    with sight(chromium, own.lay("/today", render(TEMPLATES, sample("today"))), PHONE) as seen:
        while not own.listening:
            seen.page.wait_for_timeout(20)
        line = seen.page.locator("[data-said=line]")
        with seen.page.expect_response(lambda answer: answer.status == 503, timeout=20_000) as refused:
            own.mute()
        assert refused.value.url.endswith("/api/live")
        expect(line).to_have_text("连接断了，正在重连", timeout=20_000)
        own.lay("/today", render(TEMPLATES, sample("today-called")))
        own.unmute()
        expect(line).to_have_count(0, timeout=20_000)
        expect(seen.page.locator(CALL)).to_be_visible()


def test_a_line_that_never_begins_is_said_to_be_cut(own: Shelf, chromium: Browser) -> None:
    own.mute()
    with sight(chromium, own.lay("/today", render(TEMPLATES, sample("today"))), PHONE) as seen:
        expect(seen.page.locator("[data-said=line]")).to_have_text("连接断了，正在重连", timeout=20_000)
