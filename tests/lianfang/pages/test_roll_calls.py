"""查岗 through HTTP: an officer calls, posts answer by gate, phone and desk, an auxiliary ticks, an officer writes reasons."""

import re
from datetime import timedelta

from lianfang.database import transaction
from tests.conftest import Clock
from tests.lianfang.flows.rollcall.calling import MORNING, RULE, after, called, results, swept
from tests.lianfang.pages.browser import Browser
from tests.lianfang.pages.desk_house import desk_house
from tests.lianfang.pages.night import night
from tests.watch import NIGHT
from zones.rollcall.tables import RollCall, RollCallAnswer


async def test_a_morning_call_from_the_button_to_the_last_reason(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        desk, at = await here.browser("desk"), f"/stations/{here.watch.station}/roll-calls"
        await desk.open(at)
        assert "还没有查过岗" in desk.page.text
        await desk.submit(at, kind="now", basis=RULE)
        await swept()
        near = await here.browser("near")
        assert "查岗：东门" in (await near.open("/today")).text
        await near.submit("/roll-calls/answer")
        assert "查岗：东门" not in near.page.text
        await desk.open(at)
        call = await _newest()
        assert "应到</dt><dd>9<span> 岗" in desk.page.text and "应答</dt><dd>1<span>" in desk.page.text
        await desk.submit(f"{at}/{call}/ticks", how="radio")
        clock.set(after(20))
        await swept()
        await desk.open(f"{at}/{call}")
        await desk.submit(f"{at}/{call}/reasons", verdict="excused", reason="小区停电")
        assert "免点 1" in desk.page.text and "小区停电" in desk.page.text
        found = list((await results(call)).values())
        assert found.count(("answered", "")) == 2 and found.count(("excused", "小区停电")) == 1
        assert "2/8，不到 20 岗不评" in (await desk.open(at)).text


async def test_what_is_refused_is_said_and_what_was_typed_stays(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        desk, at = await here.browser("desk"), f"/stations/{here.watch.station}/roll-calls"
        await desk.open(at)
        await desk.submit(at, kind="now", basis=RULE)
        for typed, words in (
            ({"kind": "now", "basis": RULE}, "最多查 1 次"),
            ({"kind": "now", "basis": " "}, "请写查岗依据"),
            ({"kind": "drill", "basis": RULE}, "夜里 23:00 到 6:00 不拉"),
            ({"kind": "surprise", "basis": RULE, "posts": "没有这一家"}, "是哪几个岗"),
            ({"kind": "planned", "basis": RULE, "at": "x"}, "时间没有看懂"),
        ):
            await desk.open(at)
            answer = await desk.submit(at, **typed)
            assert answer.status_code == 422 and words in answer.text, typed
        assert 'value="没有这一家"' in (await desk.submit(at, kind="surprise", basis=RULE, posts="没有这一家")).text
        rows = await RollCall.raw("SELECT kind FROM roll_call")
        assert [row["kind"] for row in rows] == ["now"]


async def test_a_random_call_is_on_no_page_and_can_be_called_off(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        desk, at = await here.browser("desk"), f"/stations/{here.watch.station}/roll-calls"
        await desk.open(at)
        await desk.submit(at, kind="random", basis=RULE, since="2026-11-20T14:00", until="2026-11-20T17:00")
        rows = await RollCall.raw("SELECT opens_at FROM roll_call")
        drawn = f"{rows[0]['opens_at'] + timedelta(hours=8):%H:%M}"
        assert "14:00—17:00 之间，几点不显示" in desk.page.text
        assert drawn in ("14:00", "17:00") or drawn not in desk.page.text
        call = await _newest()
        assert (await desk.open(f"{at}/{call}")).status_code == 404
        await desk.open(at)
        await desk.submit(f"{at}/{call}/cancel")
        assert "取消了" in desk.page.text
        clock.set(after(60 * 9))
        await swept()
        assert await results(call) == {}


async def test_an_auxiliary_ticks_and_decides_nothing(db: str, clock: Clock) -> None:
    async with desk_house(clock) as here:
        call = await called(here.watch)
        at = f"/stations/{here.watch.station}/roll-calls"
        auxiliary = await here.browser("auxiliary")
        page = (await auxiliary.open(at)).text
        assert "对讲" in page and "写原因" not in page and "发起</h2>" not in page
        await auxiliary.submit(f"{at}/{call}/ticks", how="line")
        rows = await RollCallAnswer.raw("SELECT how, account FROM roll_call_answer WHERE result = 'answered'")
        assert [(row["how"], row["account"] is not None) for row in rows] == [("line", True)]
        fields = auxiliary.form(f"{at}/{call}/ticks") | {"verdict": "excused", "reason": "停电", "key": "aux-reason-1"}
        assert (await auxiliary.send(f"{at}/{call}/reasons", fields)).status_code == 404
        stranger = await here.browser("stranger")
        assert (await stranger.open(f"{at}/{call}")).status_code == 404


async def test_a_guard_of_another_unit_answers_for_nobody(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        call = await called(here.watch)
        near = await here.browser("near")
        await near.open("/today")
        rows = await RollCallAnswer.raw(
            "SELECT id FROM roll_call_answer WHERE call = {} AND unit = {}", call, here.watch.units[0][0]
        )
        fields = near.form("/roll-calls/answer") | {"row": str(rows[0]["id"])}
        assert (await near.send("/roll-calls/answer", fields)).status_code == 422
        assert {result for result, _ in (await results(call)).values()} == {"waiting"}


async def test_the_wall_of_three_thousand_posts_is_as_large_as_that_of_a_hundred(db: str, clock: Clock) -> None:
    async with desk_house(clock, zones=2, units=50, joint=0) as here:
        at, officer = f"/stations/{here.watch.station}/roll-calls", await here.browser("officer")
        await called(here.watch)
        small = await _bytes(officer, at)
        async with transaction():
            await RollCallAnswer.raw(
                "WITH p AS (INSERT INTO post (station, unit, name, team) SELECT p.station, p.unit, '北' || n || '门', '' "
                "FROM post p, generate_series(1, 29) n WHERE p.unit IS NOT NULL RETURNING id, unit, name) "
                "INSERT INTO roll_call_answer (station, week, sheet, row, key, asked_at, unit, post, post_id, call, result) "
                "SELECT c.station, '2026-W47', 'x', 1, ('x' || p.id)::bytea, c.opens_at, p.unit, p.name, p.id, c.id, 'waiting' "
                "FROM p, roll_call c"
            )
        large = await _bytes(officer, at)
        assert "应到</dt><dd>3000<span>" in officer.page.text and "后面还有 2980 岗" in officer.page.text
        assert abs(large - small) < 0.05 * small
        await officer.open(f"{at}/{await _newest()}?sheet=149")
        assert len(re.findall(r'id="reason-of-', officer.page.text)) == 20 and "后面还有" not in officer.page.text


async def _bytes(browser: Browser, at: str) -> int:
    return len((await browser.open(at)).content)


async def _newest() -> int:
    return int((await RollCall.raw("SELECT max(id) AS id FROM roll_call"))[0]["id"])
