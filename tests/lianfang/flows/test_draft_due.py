"""The weekly draft: due at eight on the first working day after the week, made once, caught up after downtime."""

import asyncio
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bulletins.register.actions import publisher_for
from bulletins.register.rules import draft_due, weeks_due
from bulletins.register.tables import Draft, Publisher
from lianfang import jobs
from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.flows.bulletin.draft_due import draft_due_week
from lianfang.tables import Failure, Slot
from tests.cast import BUREAU, STATION
from zones.ground.weeks import Week
from zones.roster.actions import lock_station, make_station

TICKER = """
import asyncio, os, sys
from datetime import UTC, datetime
from lianfang import clock, database, jobs
made, held = [], jobs.draft_due_week

async def counted(*what):
    made.append(await held(*what))

async def main():
    jobs.draft_due_week = counted
    await database.open_pool(os.environ["DATABASE_URL"])
    clock.set_clock(datetime.fromisoformat(sys.argv[1]), datetime.now(UTC))
    print("ready", flush=True)
    sys.stdin.readline()
    await jobs.sweep()
    await database.close_pool()
    print(sum(made))

asyncio.run(main())
"""


@pytest.fixture
async def station(db: str, clock: Any) -> int:
    """A station that began on Wednesday, 3 October 2018, in the holiday week."""
    clock.shows(2018, 10, 3, 1, 0)
    async with transaction() as now:
        made = await make_station(STATION, BUREAU, now)
        await publisher_for(await lock_station(made), None, automatic=True)
        return made


async def _publisher() -> int:
    return int((await Publisher.raw("SELECT min(id) AS id FROM publisher"))[0]["id"])


async def _drafted() -> list[str]:
    assert await Failure.count() == 0
    rows, slots = (
        await Draft.raw("SELECT week FROM draft ORDER BY id"),
        await Slot.raw("SELECT period FROM slot ORDER BY id"),
    )
    weeks = [row["week"] for row in rows]
    assert [row["period"].split("/")[1] for row in slots] == weeks
    return weeks


def test_a_draft_is_due_at_eight_in_shanghai_on_monday() -> None:
    assert draft_due(Week(2018, 41), is_working_day) == datetime(2018, 10, 15, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("week", "day"),
    [
        (Week(2018, 39), date(2018, 10, 8)),  # 国庆: Monday 1 October to Sunday 7 October
        (Week(2018, 40), date(2018, 10, 8)),
        (Week(2019, 5), date(2019, 2, 11)),  # 春节: 4 to 10 February 2019
        (Week(2018, 52), date(2019, 1, 2)),  # 元旦: Monday 31 December was a day off, Tuesday too
        (Week(2025, 39), date(2025, 9, 29)),  # the Sunday before was a working day, its week was not over
        (Week(2090, 30), date(2090, 7, 31)),  # holidays not yet published: plain Monday
    ],
)
def test_a_holiday_moves_it_to_the_first_working_day(week: Week, day: date) -> None:
    due = draft_due(week, is_working_day)
    assert due.date() == day and due.hour == 0


def test_weeks_fall_due_in_order_and_only_after_the_station_began() -> None:
    since, now = datetime(2018, 10, 3, tzinfo=UTC), datetime(2018, 10, 22, 0, 0, tzinfo=UTC)
    assert weeks_due(since, now, Week(2018, 37), is_working_day) == [Week(2018, n) for n in (39, 40, 41, 42)]
    assert weeks_due(since, now.replace(day=21, hour=23, minute=59), Week(2018, 37), is_working_day)[-1] == Week(
        2018, 41
    )


async def test_nothing_is_made_before_eight_and_everything_at_eight(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 7, 23, 59)
    await jobs.sweep()
    assert await _drafted() == []
    clock.shows(2018, 10, 8, 0, 0)
    await jobs.sweep()
    assert await _drafted() == ["2018-W39", "2018-W40"]


async def test_a_machine_off_from_sunday_to_wednesday_makes_the_draft_on_wednesday(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 14, 12, 0)
    await jobs.sweep()
    assert await _drafted() == ["2018-W39", "2018-W40"]
    clock.shows(2018, 10, 17, 3, 0)
    await jobs.sweep()
    await jobs.sweep()
    assert await _drafted() == ["2018-W39", "2018-W40", "2018-W41"]


async def test_a_machine_off_for_three_weeks_catches_up_in_order(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 15, 1, 0)
    await jobs.sweep()
    clock.shows(2018, 11, 5, 1, 0)
    await asyncio.gather(*(jobs.sweep() for _ in range(3)))
    assert await _drafted() == [f"2018-W{number}" for number in range(39, 45)]


async def test_a_clock_set_back_an_hour_makes_nothing_twice(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 15, 0, 5)
    await jobs.sweep()
    clock.shows(2018, 10, 14, 23, 5)
    await jobs.sweep()
    clock.shows(2018, 10, 15, 0, 10)
    await jobs.sweep()
    assert await _drafted() == ["2018-W39", "2018-W40", "2018-W41"]


async def test_a_draft_that_the_office_threw_its_words_into_is_not_made_anew(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 8, 1, 0)
    await jobs.sweep()
    before = await Draft.raw("SELECT id, drafted_at FROM draft ORDER BY id")
    clock.shows(2018, 10, 9, 1, 0)
    await jobs.sweep()
    assert await Draft.raw("SELECT id, drafted_at FROM draft ORDER BY id") == before


@pytest.mark.parametrize("weeks", [40, pytest.param(1000, marks=pytest.mark.soak)])
async def test_five_tickers_do_each_of_many_slots_once(station: int, weeks: int) -> None:
    slots = [Week(2018, 41)]
    while len(slots) < weeks:
        slots.append(slots[-1].next)

    publisher = await _publisher()

    async def tick() -> int:
        return sum([await draft_due_week(publisher, (station,), week) for week in slots])

    made = await asyncio.gather(*(tick() for _ in range(5)))
    assert sum(made) == weeks
    assert await Slot.count() == await Draft.count() == weeks


async def test_three_processes_that_tick_together_do_each_slot_once(station: int, db: str) -> None:
    command = [sys.executable, "-c", TICKER, "2019-10-09T02:00:00+00:00"]
    environment = os.environ | {"DATABASE_URL": db}
    tickers = [
        subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for ticker in tickers:
        assert ticker.stdout and ticker.stdout.readline() == "ready\n"
    for ticker in tickers:
        assert ticker.stdin
        ticker.stdin.write("go\n")
        ticker.stdin.flush()
    made = [int(ticker.communicate(timeout=60)[0]) for ticker in tickers]
    weeks = await _drafted()
    assert sum(made) == len(weeks) == len(set(weeks)) == 54
    assert [ticker.returncode for ticker in tickers] == [0, 0, 0]


async def test_a_fault_in_one_publishers_draft_is_a_row_and_stops_nobody_else(
    station: int, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await _publisher()
    async with transaction() as now:
        other = await make_station("城南派出所", BUREAU, now)
        own = await publisher_for(await lock_station(other), other, automatic=True)
    held = jobs.draft_due_week

    async def broken(which: int, stations: tuple[int, ...], week: Week) -> bool:
        if which == first:
            assert stations == (station, other)
            raise ZeroDivisionError
        return await held(which, stations, week)

    monkeypatch.setattr(jobs, "draft_due_week", broken)
    clock.shows(2018, 10, 8, 1, 0)
    await jobs.sweep()
    assert [row["fault"] for row in await Failure.raw("SELECT fault FROM failure")] == ["ZeroDivisionError"]
    assert {row["publisher"] for row in await Draft.raw("SELECT publisher FROM draft")} == {own}


async def test_a_slot_whose_work_failed_is_done_at_the_next_tick(
    station: int, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    clock.shows(2018, 10, 8, 1, 0)
    with monkeypatch.context() as patch:
        patch.setattr("lianfang.flows.bulletin.draft_due.begin_draft", broken)
        await jobs.sweep()
    assert await Slot.count() == 0
    await jobs.sweep()
    assert await Draft.count() == await Slot.count() == 2
