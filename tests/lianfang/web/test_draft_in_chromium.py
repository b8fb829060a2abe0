"""The draft by keyboard: J and K walk its parts, O opens a figure beside it, P its pages; nothing of it while somebody types."""

from urllib.parse import quote

from playwright.sync_api import Browser, expect

from lianfang.web.views import environment, render
from tests.lianfang.web.conftest import Shelf
from tests.lianfang.web.looking import DESK, sight
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
        page.keyboard.press("p")
        expect(beside.get_by_role("alert")).to_contain_text("这些字在字体里没有")
        beside.get_by_text("关上").click()
        expect(beside).to_be_hidden()
        page.keyboard.press("?")
        expect(page.get_by_text("正在写字的时候不起作用")).to_be_visible()
        name = page.locator("#name")
        name.fill("")
        name.press_sequentially("jkop?")
        expect(name).to_have_value("jkop?")
        expect(beside).to_be_hidden()
        assert seen.complaints == []
