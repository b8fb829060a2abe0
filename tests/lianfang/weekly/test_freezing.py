"""A week is frozen once, stays byte for byte as it was, and what comes late stands in the next one, marked."""

import asyncio
from datetime import UTC, date, datetime
from typing import Any

import asyncpg
import pytest
from msgspec import json

from lianfang import jobs
from lianfang.database import transaction
from lianfang.flows.chain.verify import verify
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.flows.weekly.freeze import freeze_due
from lianfang.tables import Failure, Slot
from lianfang.weekly.reads import frozen_week, frozen_weeks, summary
from lianfang.weekly.rules import added
from lianfang.weekly.tables import WeekSummary
from lianfang.weekly.vocabulary import Correction, Sums, ZoneWeek
from scoring.points.tables import Award
from tests.cast import ITEMS, WEEK, bring_everything, bring_roster, bring_week, the_station
from tests.lianfang.chain.touching import hand, rewrite
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.reads import units

W41, W42, W43 = Week(2018, 41), Week(2018, 42), Week(2018, 43)
SERVED = datetime(2018, 10, 8, 1, tzinfo=UTC)
LATE = ["2018-10-12", "周平安", "柳河中学", "警务协助", "属实"]


@pytest.fixture
async def station(db: str, clock: Any) -> int:
    """Served since Monday of the week that the cast works in; its sheets have come."""
    clock.shows(2018, 10, 8, 1, 0)
    return (await bring_everything()).id


async def _weeks() -> list[str]:
    """In the order in which they were frozen."""
    assert await Failure.count() == 0
    rows, slots = (
        await WeekSummary.raw("SELECT week FROM week_summary ORDER BY id"),
        await Slot.raw("SELECT period FROM slot WHERE job = 'week' ORDER BY id"),
    )
    assert [slot["period"].split("/")[1] for slot in slots] == [row["week"] for row in rows]
    return [row["week"] for row in rows]


async def _seen(station: int, week: Week, unit: int | None = None) -> tuple[ZoneWeek, ...]:
    scope = Scope((station,), unit=unit)
    async with transaction(snapshot=True):
        frozen = await frozen_week(scope, week)
        assert frozen
        return await summary(scope, frozen)


def _of(zones: tuple[ZoneWeek, ...], name: str) -> Sums:
    """A guard's or a unit's."""
    guards = {guard.name: guard.sums for zone in zones for unit in zone.units for guard in unit.guards}
    return {unit.name: unit.own for zone in zones for unit in zone.units}.get(name) or guards[name]


def _all(zones: tuple[ZoneWeek, ...]) -> Sums:
    every = [unit for zone in zones for unit in zone.units]
    return added([one for unit in every for one in (unit.own, *(guard.sums for guard in unit.guards))])


async def _late(station: int, *rows: list[Any]) -> None:
    """The week's sheet of items once more, with these rows beside the others."""
    await bring_week({**WEEK, "工作事项": [*ITEMS, *rows]})
    await score(station)


async def test_nothing_is_frozen_before_six_and_the_week_at_six(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 15, 9, 59)
    await jobs.sweep()
    assert await _weeks() == []
    clock.shows(2018, 10, 15, 10, 0)
    await jobs.sweep()
    await jobs.sweep()
    assert await _weeks() == ["2018-W41"]


async def test_a_station_where_nothing_was_judged_has_no_summaries(db: str, clock: Any) -> None:
    clock.shows(2018, 10, 8, 1, 0)
    await bring_roster()
    clock.shows(2018, 11, 20, 1, 0)
    await jobs.sweep()
    assert await _weeks() == []


async def test_weeks_that_were_missed_are_frozen_in_order_by_whoever_wakes_first(station: int, clock: Any) -> None:
    clock.shows(2018, 11, 7, 1, 0)
    assert sum(await asyncio.gather(*(freeze_due(station, SERVED) for _ in range(4)))) == 4
    assert await _weeks() == [f"2018-W{number}" for number in (41, 42, 43, 44)]
    clock.shows(2018, 11, 7, 0, 0)
    await jobs.sweep()
    assert len(await _weeks()) == 4


async def test_a_week_holds_what_its_deeds_are_worth(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 15, 10, 0)
    await jobs.sweep()
    zones = await _seen(station, W41)
    given = (await Award.raw("SELECT sum(points)::int AS points FROM award WHERE week = '2018-W41'"))[0]["points"]
    routine = (await Award.raw("SELECT sum(points)::int AS points FROM award WHERE routine"))[0]["points"]
    assert _all(zones) == Sums(given, routine, given) and given > 0
    assert [zone.name for zone in zones] == ["东片区", "西片区"]
    assert [unit.name for zone in zones for unit in zone.units] == ["翠园小区", "柳河中学", "老街市场"]
    assert sorted(guard.name for guard in zones[0].units[0].guards) == ["李二柱", "赵大山"], "also who has none"
    assert _of(zones, "赵大山") == Sums(4, 4, 4) and _of(zones, "翠园小区").points == 1
    assert _of(zones, "吴老根").points == 8, "rescue 5, a round of sixty minutes 3"


async def test_what_comes_late_leaves_the_week_as_it_was_and_stands_in_the_next_one_marked(
    station: int, clock: Any
) -> None:
    clock.shows(2018, 10, 15, 10, 0)
    await jobs.sweep()
    before = json.encode(await _seen(station, W41))
    await _late(station, LATE)
    assert json.encode(await _seen(station, W41)) == before
    clock.shows(2018, 10, 22, 10, 0)
    await jobs.sweep()
    assert json.encode(await _seen(station, W41)) == before
    after = await _seen(station, W42)
    assert _of(after, "周平安") == Sums(0, 0, 3, (Correction(W41, 3),))
    assert _all(after).corrections == (Correction(W41, 3),), "and nobody else's"


async def test_what_is_taken_back_late_is_a_correction_below_zero(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 15, 10, 0)
    await jobs.sweep()
    before = json.encode(await _seen(station, W41))
    await bring_week({**WEEK, "工作事项": [ITEMS[0], ITEMS[2]]})  # 吴老根 rescued nobody
    await score(station)
    clock.shows(2018, 10, 29, 10, 0)
    await jobs.sweep()
    assert await _weeks() == ["2018-W41", "2018-W42", "2018-W43"]
    assert json.encode(await _seen(station, W41)) == before
    assert _of(await _seen(station, W42), "吴老根") == Sums(0, 0, 3, (Correction(W41, -5),))
    assert _all(await _seen(station, W43)).corrections == (), "a correction stands in one summary"


async def test_a_months_close_counts_to_its_last_days_week(station: int, clock: Any) -> None:
    """31 October 2018 is a Wednesday: closed before the week is frozen it is the week's, afterwards a correction."""
    clock.shows(2018, 11, 1, 1, 0)
    await close_month(station, date(2018, 10, 1))
    closed = await Award.raw("SELECT unit, sum(points)::int AS points FROM award WHERE week IS NULL GROUP BY unit")
    assert closed, "老街市场 was answered for less, the others for all"
    clock.shows(2018, 11, 5, 10, 0)
    await jobs.sweep()
    zones = await _seen(station, Week(2018, 44))
    assert _all(zones).points == sum(row["points"] for row in closed) and _all(zones).corrections == ()
    assert _all(await _seen(station, W43)).points == 0


async def test_a_unit_sees_its_own_alone(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 15, 10, 0)
    await jobs.sweep()
    async with transaction():
        school = next(unit.id for unit in await units(Scope((station,))) if unit.name == "柳河中学")
    (zone,) = await _seen(station, W41, school)
    assert [unit.name for unit in zone.units] == ["柳河中学"]
    whole = [unit for zone in await _seen(station, W41) for unit in zone.units if unit.unit == school]
    assert list(zone.units) == whole


async def test_who_moved_or_left_stands_where_he_stood_that_week(station: int, clock: Any, db: str) -> None:
    clock.shows(2018, 10, 15, 10, 0)
    async with hand(db) as owner:  # 赵大山 left the house on Wednesday; 李二柱 goes to the market in the week after
        of = "SELECT p.id FROM posting p JOIN person n ON n.id = p.person WHERE n.name = $1"
        await owner.execute(f"UPDATE posting SET until = '2018-10-10' WHERE id = ({of})", "赵大山")
        await owner.execute(f"UPDATE posting SET until = '2018-10-16' WHERE id = ({of})", "李二柱")
        await owner.execute(
            "INSERT INTO posting (station, person, unit, post, shift, since) SELECT p.station, p.person, u.id, '', '', "
            "'2018-10-17' FROM posting p JOIN person n ON n.id = p.person, unit u WHERE n.name = '李二柱' AND u.name = '老街市场'"
        )
    await jobs.sweep()
    places = {
        guard.name: unit.name for zone in await _seen(station, W41) for unit in zone.units for guard in unit.guards
    }
    assert places["赵大山"] == places["李二柱"] == "翠园小区"
    clock.shows(2018, 10, 22, 10, 0)
    await jobs.sweep()
    later = {
        guard.name: unit.name for zone in await _seen(station, W42) for unit in zone.units for guard in unit.guards
    }
    assert later["李二柱"] == "老街市场" and "赵大山" not in later


async def test_weeks_of_other_stations_and_their_heads_are_apart(station: int, clock: Any) -> None:
    clock.shows(2018, 10, 15, 10, 0)
    await jobs.sweep()
    async with transaction():
        (frozen,) = await frozen_weeks(Scope((station,)))
        assert await frozen_weeks(Scope((station + 1,))) == []
    assert frozen.before == 0 and frozen.seq > 0 and (await the_station()).id == frozen.station


async def test_verify_names_a_summary_that_was_changed(station: int, clock: Any, db: str) -> None:
    clock.shows(2018, 10, 15, 10, 0)
    await jobs.sweep()
    await _late(station, LATE)
    assert (await verify()).faults == ()
    async with hand(db) as owner:
        key = await owner.fetchval("SELECT id FROM week_summary")
        await rewrite(owner, "week_summary", key, "seq = seq - 1")
    (fault,) = (await verify()).faults
    assert (fault.kind, fault.book, fault.row) == ("changed", "week_summary", key)


async def test_a_week_cannot_be_frozen_twice(station: int, clock: Any, db: str) -> None:
    clock.shows(2018, 10, 15, 10, 0)
    await jobs.sweep()
    async with hand(db) as owner:
        with pytest.raises(asyncpg.UniqueViolationError):
            await owner.execute(
                "INSERT INTO week_summary (station, week, seq, digest, frozen_at) "
                "SELECT station, week, seq, digest, frozen_at FROM week_summary"
            )
