"""A guard opens today's questions once. Then nobody serves: he loads the page anew, answers all ten, and all count, once."""

import asyncio
from typing import Any

from playwright.sync_api import Page, expect

from lianfang import database
from scoring.exams.practice.tables import PracticeAnswer
from tests.lianfang.pages.night import night
from tests.questions import bring_bank
from tests.stories.dropping import line
from tests.stories.running import chromium, meanwhile, says, screen, serving, until

KEPT = "async () => Boolean(await caches.match('/learn/today')) && Boolean(navigator.serviceWorker.controller)"
NOTES = "async () => Boolean(await caches.match('/notes'))"
ASK = ".question:not([hidden])"
BEFORE_A_RELOAD = 4
FILLED_MS = 3000


def test_ten_are_answered_without_a_server_and_all_are_counted_once(database_url: str) -> None:
    asyncio.run(_people(database_url))
    with chromium() as browser, serving() as server:
        guard = screen(browser, server, "near")
        guard.goto(f"{server.at}/learn")
        says(guard, "今天 10 题，还没有做", "题还做得少")
        guard.get_by_role("link", name="做今天的题").click()
        until(guard, KEPT)
        server.stop()
        guard.reload()
        says(guard, "没有信号，这一页是先前存下的")
        for nth in range(BEFORE_A_RELOAD):
            _answer(guard, nth)
        says(guard, f"没有信号，{BEFORE_A_RELOAD} 条存在手机里：练题 {BEFORE_A_RELOAD}")
        guard.reload()
        expect(guard.locator(ASK)).to_contain_text(f"第 {BEFORE_A_RELOAD + 1} 题，共 10 题")
        for nth in range(BEFORE_A_RELOAD, 10):
            _answer(guard, nth)
        says(guard, "今天的题做完了，明天再来", "没有信号，10 条存在手机里：练题 10")
        assert _rows(database_url) == []
        server.start()
        says(guard, "补传好了：练题 10")
        _counted_once(guard, server.at, database_url)
        _stays_where_it_is(guard, server.at, database_url)


def test_what_a_broken_line_lost_of_the_pages_is_asked_for_again(database_url: str) -> None:
    asyncio.run(_people(database_url))
    with chromium() as browser, serving() as server, line(server) as weak:
        weak.lost = {b"GET /sw.js": 2, b"GET /notes ": 99}
        guard = screen(browser, weak, "near")
        guard.goto(f"{weak.at}/learn/today")
        until(guard, KEPT)
        guard.wait_for_timeout(FILLED_MS)  # by the worker as it came, and as the page asked: both in vain
        assert not guard.evaluate(NOTES)
        weak.lost[b"GET /notes "] = 0
        until(guard, NOTES)
        assert weak.lost[b"GET /sw.js"] == 0


def _answer(guard: Page, nth: int) -> None:
    """Every third wrong; judged before any server hears of it."""
    ask, wrong = guard.locator(ASK), nth % 3 == 2
    expect(ask).to_contain_text(f"第 {nth + 1} 题，共 10 题")
    _choose(guard, "A" if wrong else ask.get_attribute("data-answer") or "")
    says(guard, "不对。正确答案是" if wrong else "对了。", "先报告再处置")
    if nth == 0:
        ask.get_by_role("button", name="慢一点").click()  # the page waits for him, not he for the page
    ask.get_by_role("button", name="下一题").click()


def _choose(guard: Page, letters: str) -> None:
    ask = guard.locator(ASK)
    many = ask.locator("[type=checkbox]").count() > 0
    for letter in letters:
        ask.locator(f"input[name={letter}]").check() if many else ask.locator(f"button[value={letter}]").click()
    if many:
        ask.get_by_role("button", name="选好了").click()


def _counted_once(guard: Page, at: str, url: str) -> None:
    guard.goto(f"{at}/learn")
    says(guard, "今天 10 题做完了，对 7 题")
    guard.goto(f"{at}/learn/today")
    says(guard, "今天的题做完了")
    guard.goto(f"{at}/learn/wrong")
    expect(guard.locator(ASK)).to_contain_text("第 1 题，共 3 题")
    rows = _rows(url)
    assert len(rows) == len({row["question"] for row in rows}) == 10
    assert sum(row["correct"] for row in rows) == 7


def _stays_where_it_is(guard: Page, at: str, url: str) -> None:
    """With a line, too, the page judges: the answer goes out beside it, and nothing is said of a phone without a signal."""
    ask = guard.locator(ASK)
    with guard.expect_response(lambda answer: answer.url.endswith("/learn/answers")) as sent:
        _choose(guard, ask.get_attribute("data-answer") or "")
    assert sent.value.status == 303
    expect(ask).to_contain_text("对了。")
    ask.get_by_role("button", name="下一题").click()
    expect(guard.locator(ASK)).to_contain_text("第 2 题，共 3 题")
    assert guard.url == f"{at}/learn/wrong" and guard.locator("[data-said]").count() == 0
    assert len(_rows(url)) == 11


def _rows(url: str) -> list[dict[str, Any]]:
    async def read() -> list[dict[str, Any]]:
        await database.open_pool(url)
        found = await PracticeAnswer.raw("SELECT question, correct FROM practice_answer")
        await database.close_pool()
        return list(found)

    return meanwhile(read)  # type: ignore[no-any-return]


async def _people(url: str) -> None:
    await database.open_pool(url)
    async with database.transaction() as now:
        began = now
    async with night(began) as here:
        await bring_bank(here.watch.bureau)
    await database.close_pool()
