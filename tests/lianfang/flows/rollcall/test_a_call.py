"""A roll-call from its opening to its close: who is told, who is not, what stays."""

from datetime import UTC, datetime, timedelta

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.rollcall.decide import decide
from lianfang.flows.rollcall.excuse import excuse
from tests.conftest import Clock
from tests.lianfang.flows.rollcall.calling import (
    MORNING,
    after,
    called,
    results,
    say_here,
    state,
    station,
    swept,
    told,
)
from tests.watch import NIGHT, key
from zones.duty.tables import Post, PostHours
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.rollcall import reads
from zones.rollcall.errors import AnotherRuns, CallOver, NightTaken
from zones.rollcall.reads.asked import row_of_post
from zones.rollcall.reads.calls import seen
from zones.rollcall.tables import RollCall, RollCallAnswer


async def test_a_call_by_day_asks_gates_then_phones_then_the_desk_and_ends(db: str, clock: Clock) -> None:
    watch = await station(clock)
    here, silent, broken, excused = [post for zone in watch.posts for post in zone]
    await Post.update({Post.broken_at: MORNING}).where(Post.id == broken)
    call = await called(watch)
    gates = {("rollcall_ask", f"post:{post}") for post in (here, silent, excused)}
    assert set(await told(call)) == gates | {("rollcall_open", f"desk:{watch.station}")}
    assert await say_here(watch, call, here) == await say_here(watch, call, here, "line") == "answered"
    clock.set(after(5))
    await swept()
    reminded = (await told(call))[4:]
    assert reminded == [("rollcall_remind", f"person:{person}") for person in (watch.guards[0][1], watch.guards[1][1])]
    clock.set(after(10))
    await swept()
    assert (await told(call))[6:] == [("rollcall_ring", f"desk:{watch.station}")]
    assert await say_here(watch, call, excused, "radio", account=5) == "answered"
    clock.set(after(20))
    await swept()
    assert await results(call) == {
        here: ("answered", ""),
        silent: ("silent", ""),
        broken: ("excused", "线路坏了"),
        excused: ("answered", ""),
    }
    assert (await state(call), len(await told(call))) == ("closed", 7)
    async with transaction():
        week = await reads.answers(Scope((watch.station,)), Week(2026, 47))
        (stands,) = await seen(Scope((watch.station,)), 10)
    assert week.calls == 1 and sum(unit.posts for unit in week.units) == 4
    assert (stands.tally.asked, stands.tally.answered, stands.tally.excused, stands.tally.silent) == (3, 2, 1, 1)


async def test_by_night_no_private_phone_is_told_and_who_sleeps_on_call_is_excused(db: str, clock: Clock) -> None:
    watch = await station(clock, NIGHT)
    await PostHours.update({PostHours.leave: "standby"}).where(PostHours.post == watch.posts[0][0])
    call = await called(watch)
    clock.set(NIGHT + timedelta(minutes=8))
    await swept()
    assert await state(call) == "reminded"
    assert not [to for _, to in await told(call) if to.startswith("person")]
    assert (await results(call))[watch.posts[0][0]] == ("excused", "夜里备勤")
    clock.set(NIGHT + timedelta(minutes=26))
    await swept()
    with pytest.raises(NightTaken):
        await called(watch)
    second = await called(watch, key_date="国庆安保")
    assert await state(second) == "open"


async def test_one_call_at_a_time(db: str, clock: Clock) -> None:
    watch = await station(clock)
    await called(watch)
    with pytest.raises(AnotherRuns):
        await called(watch)
    planned = await called(watch, "planned", at=after(3))
    clock.set(after(3))
    await swept()
    assert (await state(planned), await results(planned)) == ("missed", {})


async def test_zones_and_named_posts_are_asked_alone(db: str, clock: Clock) -> None:
    watch = await station(clock)
    call = await called(watch, zones=(watch.zones[1],))
    assert sorted(await results(call)) == watch.posts[1]
    clock.set(after(30))
    await swept()
    call = await called(watch, "surprise", posts=(watch.posts[0][1],))
    assert sorted(await results(call)) == [watch.posts[0][1]]


async def test_nobody_reads_when_a_random_call_comes_before_it_does(db: str, clock: Clock) -> None:
    watch = await station(clock)
    since, until = after(60), after(300)
    drawn = set()
    for day in range(6):
        shift = timedelta(days=day)
        call = await called(watch, "random", since=since + shift, until=until + shift)
        rows = await RollCall.raw("SELECT opens_at, next_deadline FROM roll_call WHERE id = {}", call)
        assert since + shift <= rows[0]["opens_at"] == rows[0]["next_deadline"] < until + shift
        drawn.add(rows[0]["opens_at"] - shift)
    assert len(drawn) > 1
    async with transaction():
        shown = await seen(Scope((watch.station,)), 10)
    assert {one.call.opens_at for one in shown} == {since + timedelta(days=day) for day in range(6)}
    assert await told(call) == []


async def test_a_drill_asks_every_guard_and_nothing_counts_it(db: str, clock: Clock) -> None:
    watch = await station(clock)
    call = await called(watch, "drill")
    guards = [guard for zone in watch.guards for guard in zone]
    assert {to for kind, to in await told(call) if kind == "rollcall_ask"} == {f"person:{one}" for one in guards}
    clock.set(after(20))
    await swept()
    scope = Scope((watch.station,))
    async with transaction():
        assert await reads.answers(scope, Week(2026, 47)) == reads.WeekAnswers(0, ())
        assert await reads.by_unit_between(scope, after(-60), after(60)) == {}
        assert await reads.rows(scope, Week(2026, 47)) == []


async def test_a_gate_excuses_itself_and_an_officer_has_the_last_word(db: str, clock: Clock) -> None:
    watch = await station(clock)
    one, other = watch.posts[0]
    call, scope = await called(watch), Scope((watch.station,))
    async with transaction():
        rows = [await row_of_post(scope, call, post) or 0 for post in (one, other)]
    assert await excuse(OPERATOR, scope, one, call, rows[0], "在巡逻", key()) == "excused"
    assert await say_here(watch, call, one) == "excused"
    clock.set(after(20))
    await swept()
    await decide(OPERATOR, scope, call, rows[0], "silent", "没有去巡逻", 7, key())
    await decide(OPERATOR, scope, call, rows[1], "excused", "小区停电", 7, key())
    found = await results(call)
    assert (found[one], found[other]) == (("silent", "没有去巡逻"), ("excused", "小区停电"))


async def test_an_answer_out_of_a_box_counts_by_its_time_and_after_half_an_hour_a_person_decides(
    db: str, clock: Clock
) -> None:
    watch = await station(clock)
    one, other = watch.posts[0]
    call, scope = await called(watch), Scope((watch.station,))
    clock.set(after(20))
    await swept()
    clock.set(after(28))
    assert await say_here(watch, call, one, "own", person=watch.guards[0][0], phone_at=after(2)) == "answered"
    with pytest.raises(CallOver):
        await say_here(watch, call, other, "own", person=watch.guards[0][1], phone_at=after(25))
    clock.set(after(90))
    assert await say_here(watch, call, other, "own", person=watch.guards[0][1], phone_at=after(4)) == "late"
    assert await say_here(watch, call, other, "own", person=watch.guards[0][1], phone_at=after(4)) == "late"
    assert (await results(call))[other] == ("silent", "")
    async with transaction():
        row = await row_of_post(scope, call, other) or 0
    await decide(OPERATOR, scope, call, row, "answered", "", 7, key())
    assert (await results(call))[other] == ("answered", "")


async def test_what_a_sheet_brought_of_the_same_posts_gives_way(db: str, clock: Clock) -> None:
    watch = await station(clock)
    unit = watch.units[0][0]
    await RollCallAnswer.raw(
        "WITH d AS (INSERT INTO delivery (station, week, digest, received_at) VALUES ({}, '2026-W47', '\\x00', {}) RETURNING id) "
        "INSERT INTO roll_call_answer (station, week, delivery, sheet, row, key, asked_at, unit, post, result, reason) "
        "SELECT {}, '2026-W47', id, '岗位点名', 2, '\\x01', {}, {}, '东门', 'answered', '' FROM d",
        *(watch.station, MORNING, watch.station, after(4), unit),
    )
    call = await called(watch)
    clock.set(after(20))
    await swept()
    async with transaction():
        found = await reads.answers(Scope((watch.station,)), Week(2026, 47))
    assert [(one.result, one.posts) for one in found.units if one.unit == unit] == [("silent", 1)]
    assert len(await results(call)) == 4


async def test_a_planned_call_over_midnight_belongs_to_the_night_before(db: str, clock: Clock) -> None:
    eve = datetime(2026, 12, 31, 15, 50, tzinfo=UTC)  # 23:50 in Shanghai
    watch = await station(clock, eve)
    call = await called(watch)
    clock.set(eve + timedelta(minutes=26))
    await swept()
    assert await state(call) == "closed"
    rows = await RollCallAnswer.raw("SELECT DISTINCT week FROM roll_call_answer WHERE call = {}", call)
    assert [row["week"] for row in rows] == ["2026-W53"]
    with pytest.raises(NightTaken):
        await called(watch, "planned", at=eve + timedelta(hours=3))
