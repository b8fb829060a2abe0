"""Counts of preventable cases of a week."""

from msgspec import Struct

from zones.cases.tables import CaseCount
from zones.ground.scope import Scope
from zones.ground.weeks import Week


class CaseRow(Struct, frozen=True):
    """A counted row with its evidence."""

    zone: int
    kind: str
    band: int | None
    cases: int
    sheet: str
    row: int
    delivery: int


async def rows(scope: Scope, week: Week) -> list[CaseRow]:
    """The live rows of a week."""
    found = await CaseCount.raw(
        "SELECT zone, kind, band, cases, sheet, row, delivery FROM case_count "
        "WHERE station = ANY({}) AND week = {} AND withdrawn_by IS NULL ORDER BY id",
        list(scope.stations),
        str(week),
    )
    return [CaseRow(**row) for row in found]


async def total(scope: Scope, week: Week) -> int:
    """All cases of a week."""
    found = await CaseCount.raw(
        "SELECT coalesce(sum(cases), 0)::int AS cases FROM case_count "
        "WHERE station = ANY({}) AND week = {} AND withdrawn_by IS NULL",
        list(scope.stations),
        str(week),
    )
    return int(found[0]["cases"])
