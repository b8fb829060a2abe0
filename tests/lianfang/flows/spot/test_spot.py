"""Spot questions on a real database: counts add up by unit and week, nobody is in them, an ended round takes no more."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.flows.spot.put_on import put_on
from lianfang.flows.spot.tick import end, tick
from lianfang.web.looks.spot import spot_seen, spots_seen
from scoring.exams.spot.errors import NothingAsked, SpotEnded
from scoring.exams.spot.tables import SpotCount, SpotItem, SpotRound
from scoring.exams.spot.vocabulary import Known
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.exams import bank, questions
from tests.lianfang.access.spotted import LINES
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.reads import units

NOON = datetime(2018, 11, 6, 4, 0, tzinfo=UTC)


async def _round(clock: Clock, draw: int = 0) -> tuple[Scope, int, list[int]]:
    """The station, a round, its units."""
    clock.set(NOON)
    await bring_roster()
    station = await the_station()
    await bank(station.bureau, questions({"judge": 2, "single": 2, "multiple": 3}, "消防"))
    here = Scope((station.id,))
    number = await put_on(OPERATOR, station.id, 8, "十一月", LINES, "消防" if draw else "", draw, key())
    return here, number, [one.id for one in await units(here)]


async def test_counts_add_up_by_unit_zone_and_week(db: str, clock: Clock) -> None:
    here, number, (one, other, *_) = await _round(clock)
    for unit, whom, first in (
        (one, "guard", "yes"),
        (one, "guard", "no"),
        (one, "public", "yes"),
        (other, "guard", "no"),
    ):
        await tick(OPERATOR, here, number, unit, whom, {1: first, 2: "yes", 3: ""}, key())
    clock.set(NOON + timedelta(days=7))
    await tick(OPERATOR, here, number, one, "guard", {1: "yes"}, key())
    seen = await spots_seen(here)
    assert seen.weeks == ["2018-W46", "2018-W45"]
    assert seen.of(week="2018-W45", unit=one, whom="guard") == Known(4, 3)
    assert seen.of(week="2018-W45", unit=one, whom="public") == Known(2, 2)
    assert seen.of(week="2018-W45", unit=other) == Known(2, 1)
    assert seen.of(week="2018-W46") == Known(1, 1)
    assert seen.of() == sum((seen.of(zone=zone.id) for zone in seen.zones), Known())
    assert (await spot_seen(here, number)).known == {1: Known(5, 3), 2: Known(4, 4)}


async def test_twenty_at_once_are_twenty(db: str, clock: Clock) -> None:
    here, number, (one, *_) = await _round(clock)
    await asyncio.gather(*(tick(OPERATOR, here, number, one, "guard", {1: "yes"}, key()) for _ in range(20)))
    assert (await spot_seen(here, number)).known == {1: Known(20, 20)}
    assert await SpotCount.count() == 1


async def test_no_column_of_a_count_could_hold_a_person(db: str, clock: Clock) -> None:
    await _round(clock)
    assert {column._meta.name for column in SpotCount.all_columns()} == {
        "id",
        "item",
        "unit",
        "whom",
        "week",
        "asked",
        "knew",
    }


async def test_what_is_drawn_comes_from_the_bank_without_multiple_choice(db: str, clock: Clock) -> None:
    await _round(clock, draw=2)
    rows = await SpotItem.raw(
        "SELECT v.kind FROM spot_item i JOIN question_version v ON v.id = i.version ORDER BY i.nth"
    )
    assert len(rows) == 2 and all(row["kind"] != "multiple" for row in rows)


async def test_an_ended_round_another_stations_and_nothing_asked_are_refused(db: str, clock: Clock) -> None:
    here, number, (one, *_) = await _round(clock)
    with pytest.raises(NotYours):
        await tick(OPERATOR, Scope(()), number, one, "guard", {1: "yes"}, key())
    for unit, whom, answers in ((999_999, "guard", {1: "yes"}), (one, "boss", {1: "yes"}), (one, "guard", {1: ""})):
        with pytest.raises(NothingAsked):
            await tick(OPERATOR, here, number, unit, whom, answers, key())
    await end(OPERATOR, here, number, key())
    with pytest.raises(SpotEnded):
        await tick(OPERATOR, here, number, one, "guard", {1: "yes"}, key())
    assert await SpotCount.count() == 0 and await SpotRound.count() == 1
