"""R-05 and R-15: two and five processes sweep together, the machine sleeps over calls; each step is done once or said to be missed."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from lianfang import clock as moved
from lianfang.audit.actions import OPERATOR
from lianfang.flows.rollcall.call import call_roll
from tests.conftest import Clock
from tests.lianfang.flows.rollcall.calling import MORNING, RULE, after, called, results, state, station, swept, told
from tests.watch import NIGHT, keep_watch, key
from zones.rollcall.tables import RollCall
from zones.rollcall.vocabulary import Plan

ROOT = Path(__file__).resolve().parents[4]
STATIONS = 8


@asynccontextmanager
async def _sweepers(count: int, url: str) -> AsyncIterator[list[Process]]:
    """Real processes, which wait to be let go."""
    program = [sys.executable, "-m", "tests.lianfang.flows.rollcall.sweeping", url]
    started = [await asyncio.create_subprocess_exec(*program, cwd=ROOT, stdin=PIPE, stdout=PIPE) for _ in range(count)]
    try:
        await _say(started, "ready")
        yield started
    finally:
        await asyncio.gather(*(one.communicate(b"") for one in started))


async def _say(started: list[Process], word: str) -> None:
    """All have said it."""
    lines = await asyncio.gather(*(one.stdout.readline() for one in started if one.stdout))
    assert lines == [f"{word}\n".encode()] * len(started)


async def _sweep(started: list[Process]) -> None:
    for one in started:
        assert one.stdin
        one.stdin.write(f"{moved.ahead().total_seconds()}\n".encode())
    await _say(started, "done")


@pytest.mark.parametrize("processes", [2, 5])
async def test_each_due_step_is_done_once_however_many_sweep(db: str, clock: Clock, processes: int) -> None:
    clock.set(MORNING)
    calls = []
    for _ in range(STATIONS):
        watch = await keep_watch(MORNING, zones=1, units=3, joint=0)
        await RollCall.raw("UPDATE bureau SET name = 'B' || id")
        await RollCall.raw("UPDATE station SET name = 'S' || id")
        calls.append(await call_roll(OPERATOR, watch.station, Plan("now", RULE), 1, key()))
    async with _sweepers(processes, db) as started:
        for minute, expected in ((0, "open"), (6, "reminded"), (12, "ringing"), (24, "closed")):
            clock.set(after(minute))
            await _sweep(started)
            rows = await RollCall.raw("SELECT state, version FROM roll_call")
            assert [row["state"] for row in rows] == [expected] * STATIONS
    assert {row["version"] for row in rows} == {4}
    for call in calls:
        kinds = [kind for kind, _ in await told(call)]
        assert {kind: kinds.count(kind) for kind in kinds} == {
            "rollcall_open": 1,
            "rollcall_ask": 3,
            "rollcall_remind": 3,
            "rollcall_ring": 1,
        }
        assert list((await results(call)).values()) == [("silent", "")] * 3


async def test_what_the_machine_slept_through_is_not_held_and_nobody_is_asked(db: str, clock: Clock) -> None:
    watch = await station(clock)
    slept, soon = await called(watch, "planned", at=after(60)), await called(watch, "planned", at=after(60 * 72))
    random = await called(watch, "random", since=after(90), until=after(120))
    clock.set(after(60 * 72 + 5))
    for _ in range(3):
        await swept()
    assert [await state(one) for one in (slept, random, soon)] == ["missed", "missed", "open"]
    rows = await RollCall.raw("SELECT why_missed FROM roll_call WHERE state = 'missed'")
    assert {row["why_missed"] for row in rows} == {"平台停着，过了时候"}
    assert await told(slept) == await told(random) == [] and await results(slept) == {}


async def test_posts_that_could_not_answer_while_the_machine_slept_are_not_silent(db: str, clock: Clock) -> None:
    watch = await station(clock)
    call = await called(watch)
    clock.set(after(60 * 24 * 3))
    await swept()
    assert set((await results(call)).values()) == {("excused", "平台停了")}
    assert await state(call) == "closed"
    clock.set(after(-60))  # a step back of the clock opens nothing again
    await swept()
    assert await state(call) == "closed"


async def test_a_call_planned_for_the_evening_that_wakes_by_night_asks_by_the_rules_of_the_night(
    db: str, clock: Clock
) -> None:
    evening = NIGHT - timedelta(hours=3, minutes=2)  # 22:58
    watch = await station(clock, evening)
    call = await called(watch, "planned", at=evening + timedelta(minutes=1))
    clock.set(evening + timedelta(minutes=6))
    await swept()
    rows = await RollCall.raw("SELECT state, night, minutes FROM roll_call WHERE id = {}", call)
    assert (rows[0]["state"], rows[0]["night"], rows[0]["minutes"]) == ("open", True, 15)
