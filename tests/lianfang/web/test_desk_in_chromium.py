"""The duty desk as it stands on a screen: the start of a watch, the bell, a field that is being filled in, a lost line."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec import structs
from playwright.sync_api import Browser, expect

from lianfang.web.views import environment, render
from tests.lianfang.web.conftest import Shelf
from tests.lianfang.web.looking import DESK, Sight, sight
from tests.lianfang.web.sample_pages import sample

TEMPLATES = environment()
RUNG, TWICE = re.compile(r"^\d+$"), re.compile(r"^([2-9]|\d\d+)$")


def laid(name: str, **changes: object) -> str:
    return render(TEMPLATES, structs.replace(sample(name), **changes))


@pytest.fixture
def own() -> Iterator[Shelf]:
    """A server of this test alone: its line can be cut."""
    with Shelf() as shelf:
        threading.Thread(target=shelf.serve_forever, daemon=True).start()
        yield shelf
        shelf.mute()
        shelf.shutdown()


@contextmanager
def desk(chromium: Browser, shelf: Shelf, name: str) -> Iterator[Sight]:
    with sight(chromium, shelf.lay("/desk", laid(name)), DESK) as seen:
        expect(seen.page.locator("#light-live")).to_have_class("on")
        yield seen


def test_a_watch_begins_with_a_press_and_three_lights(own: Shelf, chromium: Browser) -> None:
    with desk(chromium, own, "desk-quiet") as seen:
        page = seen.page
        expect(page.locator("#state")).to_have_text("还没有开始值班：新求援来了不会响")
        expect(page.locator("#light-sound")).to_have_text("声音没开")
        page.get_by_role("button", name="开始值班").click()
        expect(page.locator("#state")).to_have_text("三项都好，值班中")
        assert [one.inner_text() for one in page.locator(".watch li").all()] == [
            "声音开着",
            "实时连接着",
            "通知按时发出",
        ]
        assert not page.locator("#start").is_visible()
        assert seen.barriers() == [] and seen.complaints == []


def test_two_lights_are_no_watch(own: Shelf, chromium: Browser) -> None:
    with desk(chromium, own, "desk-refused") as seen:
        seen.page.get_by_role("button", name="开始值班").click()
        expect(seen.page.locator("#state")).to_have_text("值班中，有一项不好，看红的那一项")


def test_a_new_call_rings_until_it_is_received(own: Shelf, chromium: Browser) -> None:
    with desk(chromium, own, "desk-quiet") as seen:
        page = seen.page
        page.get_by_role("button", name="开始值班").click()
        assert page.locator("#watch").get_attribute("data-rings") is None
        own.lay("/desk", laid("desk"))
        own.say("aid")
        expect(page.locator("#call-7")).to_be_visible()
        expect(page.locator("#watch")).to_have_attribute("data-rings", TWICE, timeout=8000)
        expect(page).to_have_title("【新求援 1】")
        own.lay("/desk", laid("desk", ringing=0))
        own.say("aid")
        expect(page).to_have_title("指挥 · 洋河联勤")
        rung = page.locator("#watch").get_attribute("data-rings")
        page.wait_for_timeout(4000)
        assert page.locator("#watch").get_attribute("data-rings") == rung
        first = page.locator("#call-7 time").inner_text()
        page.wait_for_timeout(1500)
        assert re.fullmatch(r"[\d:]+", first) and page.locator("#call-7 time").inner_text() != first


def test_what_is_being_typed_is_not_taken_away(own: Shelf, chromium: Browser) -> None:
    with desk(chromium, own, "desk-refused") as seen:
        page = seen.page
        page.locator("#number-7").fill("1120-00")
        page.locator("#number-7").blur()
        own.lay("/desk", laid("desk-quiet"))
        own.say("aid")
        expect(page.locator("#fresh")).to_be_visible()
        assert page.locator("#number-7").input_value() == "1120-00"
        assert page.locator("ol.log li").count() == 0, "the other parts are new"
        page.locator("#fresh").click()
        expect(page.get_by_text("现在没有求援。")).to_be_visible()


def test_a_card_on_which_nothing_is_being_typed_follows_what_happens(own: Shelf, chromium: Browser) -> None:
    with desk(chromium, own, "desk") as seen:
        assert seen.page.locator("#person-7").count() == 1, "a list of people is on the card; nobody was chosen"
        own.lay("/desk", laid("desk-quiet"))
        own.say("aid")
        expect(seen.page.get_by_text("现在没有求援。")).to_be_visible()
        assert not seen.page.locator("#fresh").is_visible()


def test_a_lost_line_shows_in_red_within_ten_seconds_and_goes_when_it_is_back(own: Shelf, chromium: Browser) -> None:
    with desk(chromium, own, "desk-quiet") as seen:
        page = seen.page
        page.get_by_role("button", name="开始值班").click()
        expect(page.locator("#state")).to_have_text("三项都好，值班中")
        own.mute()
        expect(page.locator("#lost")).to_contain_text("实时连接断了", timeout=10_000)
        assert page.locator("#lost").is_visible()
        expect(page.locator("#light-live")).to_have_text("实时连接断了")
        expect(page.locator("#state")).not_to_have_text("三项都好，值班中")
        assert seen.barriers() == []
        expect(page.locator("#watch")).to_have_attribute("data-rings", RUNG)
        own.unmute()
        expect(page.locator("#lost")).to_be_empty(timeout=15_000)


def test_without_the_script_every_step_is_a_plain_form(own: Shelf, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(own.lay("/plain", laid("desk")))
    assert page.get_by_text("页面脚本没有运行").is_visible()
    assert not page.locator("#watch").is_visible()
    posts = page.locator("main form").evaluate_all("forms => forms.map(f => f.getAttribute('action'))")
    assert {path.rpartition("/")[2] for path in posts} >= {"receipt", "widening", "closure", "requests"}
    context.close()
