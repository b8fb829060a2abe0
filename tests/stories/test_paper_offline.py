"""A guard's phone loads the open paper anew while nobody serves: it is there, as he left it, and what he answers arrives, once."""

import asyncio

from playwright.sync_api import Page, expect

from tests.exams import SECRET
from tests.stories.running import chromium, says, screen, serving, until
from tests.stories.test_a_sitting import ASK, _answer, _kept, _people, _rows, _to

PAPERS = "async () => (await (await caches.open('pages')).keys()).map((one) => new URL(one.url).pathname).filter((one) => one.startsWith('/learn/papers/'))"
TEXT = "async () => (await (await caches.open('pages')).match(location.pathname)).text()"
STANDS = (
    "async () => Boolean((await navigator.serviceWorker.ready).active) && Boolean(navigator.serviceWorker.controller)"
)


def test_the_paper_survives_a_reload_without_a_line_and_is_gone_once_it_is_handed_in(database_url: str) -> None:
    asyncio.run(_people(database_url))
    with chromium() as browser, serving() as server:
        guard = screen(browser, server, "near")
        guard.goto(f"{server.at}/learn/today")
        until(guard, STANDS)
        guard.goto(f"{server.at}/learn/sittings")
        guard.get_by_role("link", name="十月业务考试").click()
        guard.get_by_role("button", name="开始考").click()
        expect(guard.locator("[data-question]")).to_have_count(10)
        right = {row["nth"]: row["answer"] for row in _rows(database_url)}
        for nth in (1, 2):
            _answer(guard, nth, right[nth])
        _kept(guard, database_url, 2)
        server.stop()
        guard.reload()
        says(guard, "没有信号，这一页是先前存下的", "第 3 题，共 10 题", "还有 1")
        assert SECRET not in guard.evaluate(TEXT), "what is right is nowhere on the phone"
        expect(guard.locator("[data-map] [data-answered]")).to_have_count(2)
        for nth in (3, 4, 5):
            _answer(guard, nth, right[nth])
        guard.reload()
        expect(guard.locator("[data-map] [data-answered]")).to_have_count(5)
        _to(guard, 1)
        expect(guard.locator(f"{ASK} [aria-pressed=true]")).to_have_attribute("value", right[1])
        other = next(one for one in "ABCD" if one != right[1])
        _answer(guard, 1, other)
        says(guard, "没有信号，4 条存在手机里：答案 4")
        server.start()
        says(guard, "补传好了：答案 4")
        _kept(guard, database_url, 5)
        stand = {row["nth"]: row["given"] for row in _rows(database_url)}
        assert stand == right | {1: other} | dict.fromkeys((6, 7, 8, 9, 10), None), "what he pressed last, each once"
        _handed_in(guard, server.at)
        assert guard.evaluate(PAPERS) == []


def test_nothing_of_a_paper_is_left_for_whoever_signs_in_next(database_url: str) -> None:
    asyncio.run(_people(database_url))
    with chromium() as browser, serving() as server:
        guard = screen(browser, server, "near")
        guard.goto(f"{server.at}/learn/sittings")
        guard.get_by_role("link", name="十月业务考试").click()
        guard.get_by_role("button", name="开始考").click()
        expect(guard.locator("[data-question]")).to_have_count(10)
        until(guard, f"async () => (await ({PAPERS})()).length === 1")
        guard.goto(f"{server.at}/settings")
        guard.get_by_role("button", name="退出", exact=True).click()
        guard.wait_for_url("**/login*")
        assert guard.evaluate(PAPERS) == [] and guard.evaluate("localStorage.getItem('paper')") in (None, "null")


def _handed_in(guard: Page, at: str) -> None:
    guard.goto(f"{at}/learn/sittings")
    guard.get_by_role("link", name="十月业务考试").click()
    guard.get_by_role("button", name="接着考").click()
    guard.get_by_role("link", name="交卷").first.click()
    guard.get_by_role("button", name="交卷").click()
    says(guard, "交上了，成绩在下面")
