"""A hazard that an officer decided to be real is a deed with points: 1 at his own unit, 2 elsewhere; taken back, they go."""

from datetime import datetime, timedelta

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.flows.points.score import score
from lianfang.flows.reports.decide_hazard import count_hazard, take_hazard_back
from lianfang.flows.reports.write_note import NewNote, write_note
from lianfang.notices.tables import Notice
from scoring.points.tables import Award
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI
from zones.reports.errors.notes import HazardBefore, NoHazard, NoPlace, NoSuchNote
from zones.reports.tables import NoteLine
from zones.roster.reads import StationRow
from zones.roster.tables import Person, Unit

AT = datetime(2018, 10, 22, 10, tzinfo=SHANGHAI)


async def _unit(name: str = "翠园小区") -> int:
    return int((await Unit.raw("SELECT id FROM unit WHERE name = {}", name))[0]["id"])


async def _found(station: StationRow, kind: str = "light", name: str = "赵大山") -> int:
    person = (await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"]
    return await write_note(OPERATOR, Scope((station.id,), person=person), 5, NewNote("坏了", kind), b"", key())


async def _count(station: StationRow, note: int, unit: int | None, elsewhere: bool = False) -> None:
    await count_hazard(OPERATOR, Scope((station.id,)), 7, None, note, unit, elsewhere, key())


async def _points(station: StationRow) -> list[tuple[str, int]]:
    """(clause, points) of hazards, as they stand."""
    await score(station.id)
    rows = await Award.raw(
        "SELECT a.rule, sum(a.points)::int AS points FROM award a JOIN deed d ON d.id = a.deed "
        "WHERE d.kind = 'hazard.found' GROUP BY a.rule, a.source ORDER BY min(a.id)"
    )
    return [(row["rule"], row["points"]) for row in rows]


async def test_his_own_unit_one_point_elsewhere_two_and_he_is_told(db: str, clock: Clock) -> None:
    clock.set(AT)
    station = await bring_everything()
    home, away = await _found(station), await _found(station, "door")
    await _count(station, home, await _unit())
    assert await _points(station) == [("hazard.own", 1)]
    await _count(station, away, await _unit("柳河中学"))
    assert await _points(station) == [("hazard.own", 1), ("hazard.elsewhere", 2)]
    told = await Notice.raw("SELECT about FROM notice WHERE kind = 'hazard_counted' ORDER BY id")
    assert [row["about"] for row in told] == [home, away]
    steps = await NoteLine.raw("SELECT step FROM note_line WHERE note = {} ORDER BY id", home)
    assert [row["step"] for row in steps] == ["noted", "counted"]


async def test_the_same_place_and_kind_once_in_thirty_days_whoever_finds_it(db: str, clock: Clock) -> None:
    clock.set(AT)
    station = await bring_everything()
    first, again = await _found(station), await _found(station, name="李二柱")
    await _count(station, first, await _unit())
    with pytest.raises(NoHazard):
        await _count(station, first, await _unit(), True)
    with pytest.raises(HazardBefore):
        await _count(station, again, await _unit())
    assert await _points(station) == [("hazard.own", 1)]
    await _count(station, again, await _unit(), True)
    assert len(await _points(station)) == 2
    clock.set(AT + timedelta(days=31))
    await _count(station, await _found(station), await _unit())
    assert len(await _points(station)) == 3


async def test_taken_back_the_points_go_and_it_may_be_decided_anew(db: str, clock: Clock) -> None:
    clock.set(AT)
    station = await bring_everything()
    note, of = await _found(station), Scope((station.id,))
    with pytest.raises(NoHazard):
        await take_hazard_back(OPERATOR, of, 7, note, "没有这回事", key())
    await _count(station, note, None)
    assert await _points(station) == [("hazard.elsewhere", 2)]
    await take_hazard_back(OPERATOR, of, 7, note, "在单位里面", key())
    assert await _points(station) == [("hazard.elsewhere", 0)]
    await _count(station, note, await _unit())
    assert await _points(station) == [("hazard.elsewhere", 0), ("hazard.own", 1)]


async def test_no_unit_of_another_station_and_no_note_of_one(db: str, clock: Clock) -> None:
    clock.set(AT)
    station = await bring_everything()
    note = await _found(station)
    with pytest.raises(NoPlace):
        await _count(station, note, 987654)
    with pytest.raises(NoSuchNote):
        await count_hazard(OPERATOR, Scope((station.id + 1,)), 7, None, note, None, False, key())
    assert await _points(station) == []
