"""Joint patrols of a week: the rounds, who walked, who sent nobody."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.patrol.tables import Absence, Patrol, Walker


class PatrolRow(Struct, frozen=True):
    """A round with its evidence."""

    id: int
    zone: int
    walking_group: str
    day: date
    minutes: int
    lead: int | None
    flag: bool
    outreach: int
    sheet: str
    row: int
    delivery: int


class WalkerRow(Struct, frozen=True):
    """A guard who walked a round, and the unit he walked for."""

    patrol: int
    person: int
    unit: int
    name: str


class AbsenceRow(Struct, frozen=True):
    """A unit that sent nobody to a round."""

    patrol: int
    unit: int
    reason: str


async def rows(scope: Scope, week: Week) -> list[PatrolRow]:
    """The live rounds of a week."""
    found = await Patrol.raw(
        "SELECT id, zone, walking_group, day, minutes, lead, flag, outreach, sheet, row, delivery FROM patrol "
        "WHERE station = ANY({}) AND week = {} AND withdrawn_by IS NULL ORDER BY id",
        list(scope.stations),
        str(week),
    )
    return [PatrolRow(**row) for row in found]


async def walkers(scope: Scope, week: Week) -> list[WalkerRow]:
    """Who walked in a week; rounds that were withdrawn are the caller's to leave out (their ids are not in `rows`)."""
    found = await Walker.raw(
        "SELECT w.patrol, w.person, w.unit, p.name FROM walker w JOIN person p ON p.id = w.person "
        "WHERE w.station = ANY({}) AND w.week = {} ORDER BY w.id",
        list(scope.stations),
        str(week),
    )
    return [WalkerRow(**row) for row in found]


async def absences(scope: Scope, week: Week) -> list[AbsenceRow]:
    """Units that sent nobody in a week; withdrawn rounds as in `walkers`."""
    found = await Absence.raw(
        "SELECT patrol, unit, reason FROM absence WHERE station = ANY({}) AND week = {} ORDER BY id",
        list(scope.stations),
        str(week),
    )
    return [AbsenceRow(**row) for row in found]


async def unexplained(scope: Scope, first: date, last: date) -> dict[int, int]:
    """Per unit: how often it sent nobody without a reason between two days."""
    found = await Absence.raw(
        "SELECT a.unit, count(*)::int AS times FROM absence a JOIN patrol p ON p.id = a.patrol AND p.withdrawn_by IS NULL "
        "WHERE a.station = ANY({}) AND p.day BETWEEN {} AND {} AND a.reason = '' GROUP BY a.unit",
        list(scope.stations),
        first,
        last,
    )
    return {row["unit"]: row["times"] for row in found}
