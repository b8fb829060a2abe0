"""The draft by keyboard: J and K walk its parts, O opens a figure, P its pages beside it; nothing of it while somebody types."""

from urllib.parse import quote

from msgspec.structs import replace
from playwright.sync_api import Browser, expect

from lianfang.web.views import Illustration, environment, render
from tests.lianfang.web.conftest import Shelf
from tests.lianfang.web.looking import DESK, PHONE, sight
from tests.lianfang.web.sample_pages import sample

TEMPLATES = environment()
FOCUSED = "() => document.activeElement.id"


def test_keys_walk_the_parts_and_open_a_figure_and_the_pages_beside_them(shelf: Shelf, chromium: Browser) -> None:
    shelf.lay(f"/bulletins/41/figures?path={quote('可防性案件·本期')}", render(TEMPLATES, sample("bulletin-trace")))
    shelf.lay("/bulletins/41/pages", render(TEMPLATES, sample("bulletin-unprinted")))
    with sight(chromium, shelf.lay("/draft", render(TEMPLATES, sample("draft"))), DESK) as seen:
        page, beside = seen.page, seen.page.locator("#opened")
        expect(page.locator("[data-keys]")).to_be_visible()
        walked = []
        for key in "jjkk":
            page.keyboard.press(key)
            walked.append(page.evaluate(FOCUSED))
        assert walked == ["part-1", "part-2", "part-1", "part-1"]
        page.keyboard.press("o")
        expect(beside.locator("#figure")).to_contain_text("岗位点名·应答")
        page.keyboard.press("j")
        expect(beside).to_be_visible()
        page.keyboard.press("Escape")
        expect(beside).to_be_hidden()
        page.keyboard.press("?")
        expect(page.get_by_text("正在写字的时候不起作用")).to_be_visible()
        name = page.locator("#name")
        name.fill("")
        name.press_sequentially("jkop?")
        expect(name).to_have_value("jkop?")
        expect(beside).to_be_hidden()
        assert seen.complaints == []


def test_the_printed_pages_stay_beside_the_draft_and_are_drawn_anew_after_every_change(
    shelf: Shelf, chromium: Browser
) -> None:
    four = tuple(Illustration(f"第 {n} 页", f"/bulletins/photos/{n}") for n in range(1, 5))
    printed = render(TEMPLATES, replace(sample("bulletin-unprinted"), pages=four, error=""))
    shelf.lay("/bulletins/41/pages", printed)
    with sight(chromium, shelf.lay("/draft", render(TEMPLATES, sample("draft"))), DESK) as seen:
        page, live = seen.page, seen.page.locator("[data-pages]")
        page.keyboard.press("p")
        expect(live.locator("img")).to_have_count(4)
        live.evaluate("live => (live.scrollTop = 600)")
        page.wait_for_function("() => Object.values(sessionStorage).includes('600')")
        shelf.lay("/bulletins/41/pages", render(TEMPLATES, sample("bulletin-unprinted")))
        page.reload()
        expect(live.get_by_role("alert")).to_contain_text("这些字在字体里没有")
        shelf.lay("/bulletins/41/pages", printed)
        page.evaluate("() => Object.keys(sessionStorage).forEach(key => (sessionStorage[key] = '600'))")
        page.reload()
        expect(live.locator("img")).to_have_count(4)
        assert live.evaluate("live => live.scrollTop") == 600, "where the reader was"
        page.keyboard.press("p")
        expect(live).to_be_hidden()
        page.reload()
        expect(live).to_be_hidden()
        seen.stand_on(PHONE)
        page.get_by_role("link", name="逐页看").click()
        expect(page.get_by_role("heading", name="逐页看成品")).to_be_visible()
