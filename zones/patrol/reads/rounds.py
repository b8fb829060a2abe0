"""Joint patrols of a week: the rounds, who walked, who sent nobody."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Span
from zones.patrol.tables import Absence, Patrol, Walker


class Round(Struct, frozen=True):
    """What a round adds to a week's figures."""

    id: int
    zone: int
    minutes: int
    flag: bool
    outreach: int


class Turn(Struct, frozen=True):
    """A guard who walked a round, and the unit he walked for."""

    patrol: int
    person: int
    unit: int


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
    """A turn with the guard's name."""

    patrol: int
    person: int
    unit: int
    name: str


class AbsenceRow(Struct, frozen=True):
    """A unit that sent nobody to a round."""

    patrol: int
    unit: int
    reason: str


async def rounds(scope: Scope, week: Span) -> list[Round]:
    """What the live rounds of a week add."""
    found = await Patrol.raw(
        "SELECT id, zone, minutes, flag, outreach FROM patrol "
        "WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL ORDER BY id",
        list(scope.stations),
        week.names,
    )
    return [Round(**row) for row in found]


async def turns(scope: Scope, week: Span) -> list[Turn]:
    """Who walked in a week; rounds that were withdrawn are the caller's to leave out (their ids are not in `rounds`)."""
    found = await Walker.raw(
        "SELECT patrol, person, unit FROM walker WHERE station = ANY({}) AND week = ANY({}) ORDER BY id",
        list(scope.stations),
        week.names,
    )
    return [Turn(**row) for row in found]


async def rows(scope: Scope, week: Span) -> list[PatrolRow]:
    """The live rounds of a week."""
    found = await Patrol.raw(
        "SELECT id, zone, walking_group, day, minutes, lead, flag, outreach, sheet, row, delivery FROM patrol "
        "WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL ORDER BY id",
        list(scope.stations),
        week.names,
    )
    return [PatrolRow(**row) for row in found]


async def walkers(scope: Scope, week: Span) -> list[WalkerRow]:
    """The turns of a week with names; withdrawn rounds as in `turns`."""
    found = await Walker.raw(
        "SELECT w.patrol, w.person, w.unit, p.name FROM walker w JOIN person p ON p.id = w.person "
        "WHERE w.station = ANY({}) AND w.week = ANY({}) ORDER BY w.id",
        list(scope.stations),
        week.names,
    )
    return [WalkerRow(**row) for row in found]


async def absences(scope: Scope, week: Span) -> list[AbsenceRow]:
    """Units that sent nobody in a week; withdrawn rounds as in `turns`."""
    found = await Absence.raw(
        "SELECT patrol, unit, reason FROM absence WHERE station = ANY({}) AND week = ANY({}) ORDER BY id",
        list(scope.stations),
        week.names,
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


_OFFERED = """
SELECT p.zone, (count(w.id) + (SELECT count(*) FROM absence a JOIN patrol o ON o.id = a.patrol AND o.withdrawn_by IS NULL
    WHERE o.station = ANY({}) AND o.day BETWEEN {} AND {} AND o.zone = p.zone))::int AS turns
FROM patrol p LEFT JOIN walker w ON w.patrol = p.id
WHERE p.station = ANY({}) AND p.day BETWEEN {} AND {} AND p.withdrawn_by IS NULL GROUP BY p.zone
"""


async def offered(scope: Scope, first: date, last: date) -> dict[int, int]:
    """Zone → turns to walk that it had between two days: those that were walked, and those for which nobody came."""
    days = (list(scope.stations), first, last)
    return {row["zone"]: row["turns"] for row in await Patrol.raw(_OFFERED, *days, *days)}
