"""A guard sits. In the middle nobody serves any more: he goes on, and changes his mind; then his phone dies, too. Nothing is lost."""

import asyncio
from typing import Any

from playwright.sync_api import Page, expect

from lianfang import database
from scoring.exams.sittings.tables import AttemptAnswer
from tests.exams import bank, sitting
from tests.lianfang.pages.night import night
from tests.stories.running import chromium, meanwhile, says, screen, serving

ASK = ".question:not([hidden])"
NOTHING_WAITS = """() => new Promise((done) => {
    const asked = indexedDB.open('lianfang', 1);
    asked.onsuccess = () => {
        const all = asked.result.transaction('outbox').objectStore('outbox').count();
        all.onsuccess = () => { asked.result.close(); done(all.result === 0); };
    };
})"""
ROWS = """
SELECT p.nth, x.given, v.answer, w.orders[p.nth] AS shown, x.marked
FROM sitting_attempt a JOIN sitting_paper w ON w.attempt = a.id CROSS JOIN unnest(w.versions) WITH ORDINALITY AS p (version, nth) JOIN question_version v ON v.id = p.version
LEFT JOIN attempt_answer x ON x.attempt = a.id AND x.version = p.version ORDER BY p.nth
"""


def test_the_server_and_then_the_phone_die_in_the_middle_of_a_sitting(database_url: str) -> None:
    asyncio.run(_people(database_url))
    with chromium() as browser, serving() as server:
        guard = screen(browser, server, "near")
        guard.goto(f"{server.at}/learn/sittings")
        guard.get_by_role("link", name="十月业务考试").click()
        says(guard, "断网、关机、换手机都不要紧")
        guard.get_by_role("button", name="开始考").click()
        says(guard, "第 1 题，共 10 题", "还有 19 分钟")
        expect(guard.locator("[data-question]")).to_have_count(10)
        right = {row["nth"]: row["answer"] for row in _rows(database_url)}
        for nth in (1, 2):
            _answer(guard, nth, right[nth])
        _kept(guard, database_url, 2)
        server.stop()
        for nth in (3, 4, 5, 6, 7):
            _answer(guard, nth, "A" if nth == 3 else right[nth])
        says(guard, "没有信号，5 条存在手机里：答案 5")
        _to(guard, 3)
        expect(guard.locator(f"{ASK} [aria-pressed=true]")).to_have_attribute("value", "A")
        _answer(guard, 3, "B")
        guard.get_by_role("button", name="标一下，回头再看").click()
        says(guard, "没有信号，7 条存在手机里")
        server.start()
        says(guard, "补传好了")
        _kept(guard, database_url, 7)
        expect(guard.locator("[data-said=net]")).to_have_count(0)
        stand = {row["nth"]: row["given"] for row in _rows(database_url)}
        assert stand == right | {3: "B"} | dict.fromkeys((8, 9, 10), None), "what he pressed last, in his order"
        guard.close()
        other = screen(browser, server, "near")
        _goes_on(other, server.at)
        assert {row["nth"] for row in _rows(database_url) if row["marked"]} == {4}


def _kept(guard: Page, url: str, count: int) -> None:
    """By the server, and the phone has heard of it: one that has not sends it again."""
    for _ in range(100):
        if sum(row["given"] is not None for row in _rows(url)) == count and guard.evaluate(NOTHING_WAITS):
            return
        guard.wait_for_timeout(100)
    raise AssertionError("not kept")


def _goes_on(phone: Page, at: str) -> None:
    """Another phone: the same paper."""
    phone.goto(f"{at}/learn/sittings")
    phone.get_by_role("link", name="十月业务考试").click()
    phone.get_by_role("button", name="接着考").click()
    expect(phone.locator("[data-map] [data-answered]")).to_have_count(7)
    phone.get_by_role("link", name="交卷").first.click()
    says(phone, "现在交吗", "答了 7 道，共 10 道", "还没有答的")
    phone.get_by_role("button", name="交卷").click()
    says(phone, "交上了，成绩在下面", "分，", "自己交的")


def _answer(guard: Page, nth: int, letters: str) -> None:
    ask = guard.locator(ASK)
    expect(ask).to_contain_text(f"第 {nth} 题，共 10 题")
    if ask.locator("[type=checkbox]").count():
        for letter in letters:
            ask.locator(f"input[name={letter}]").check()
        ask.get_by_role("button", name="选好了").click()
    else:
        ask.locator(f"button[value={letters}]").click()
    expect(guard.locator(ASK)).to_contain_text(f"第 {nth + 1} 题，共 10 题")


def _to(guard: Page, nth: int) -> None:
    """By the map of the paper."""
    guard.locator("[data-map] summary").click()
    guard.locator(f"[data-map] [data-to='{nth}']").click()


def _rows(url: str) -> list[dict[str, Any]]:
    async def read() -> list[dict[str, Any]]:
        await database.open_pool(url)
        found = await AttemptAnswer.raw(ROWS)
        await database.close_pool()
        return list(found)

    return meanwhile(read)  # type: ignore[no-any-return]


async def _people(url: str) -> None:
    await database.open_pool(url)
    async with database.transaction() as now:
        began = now
    async with night(began) as here:
        await bank(here.watch.bureau)
        await sitting(here.watch.station, began)
    await database.close_pool()
