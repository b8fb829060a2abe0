"""Counts of preventable cases: what a week's figures add up, and the rows with their evidence."""

from msgspec import Struct

from zones.cases.tables import CaseCount
from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week


class CaseSum(Struct, frozen=True):
    """What a row adds to a week's figures."""

    week: str
    zone: int
    kind: str
    band: int | None
    cases: int


class CaseRow(Struct, frozen=True):
    """A counted row with its evidence."""

    zone: int
    kind: str
    band: int | None
    cases: int
    sheet: str
    row: int
    delivery: int


async def sums(scope: Scope, weeks: list[Week]) -> list[CaseSum]:
    """What the live rows of these weeks add."""
    found = await CaseCount.raw(
        "SELECT week, zone, kind, band, cases FROM case_count "
        "WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL ORDER BY id",
        list(scope.stations),
        [str(week) for week in weeks],
    )
    return [CaseSum(**row) for row in found]


async def rows(scope: Scope, week: Span) -> list[CaseRow]:
    """The live rows of a week."""
    found = await CaseCount.raw(
        "SELECT zone, kind, band, cases, sheet, row, delivery FROM case_count "
        "WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL ORDER BY id",
        list(scope.stations),
        week.names,
    )
    return [CaseRow(**row) for row in found]
