"""What a holder was given, clause by clause, and what it adds up to."""

from datetime import date

from msgspec import Struct

from scoring.points.tables import Award
from zones.ground.scope import Scope


class AwardLine(Struct, frozen=True):
    """A deed's standing points with clause and evidence. `award` is the number that people see."""

    award: int
    kind: str
    day: date
    points: int
    because: str
    rule: str
    rule_book: int
    routine: bool
    minutes: int
    sheet: str
    row: int
    digest: bytes


_LINES = """
SELECT min(a.id) AS award, d.kind, d.day, sum(a.points)::int AS points, (array_agg(a.because ORDER BY a.id DESC))[1] AS because,
       (array_agg(a.rule ORDER BY a.id DESC))[1] AS rule, (array_agg(a.rule_book ORDER BY a.id DESC))[1] AS rule_book,
       bool_or(a.routine) AS routine, d.minutes, d.sheet, d.row,
       coalesce(v.digest, '') AS digest
FROM award a JOIN deed d ON d.id = a.deed LEFT JOIN delivery v ON v.id = d.delivery
WHERE a.station = ANY({}) AND a.day BETWEEN {} AND {} AND
"""
_LINES_END = " GROUP BY d.id, v.digest ORDER BY d.day, d.at NULLS LAST, d.id"


async def lines(scope: Scope, first: date, last: date) -> list[AwardLine]:
    """What the scope's person or unit was given for deeds of these days, clause by clause; a deed taken back shows as 0."""
    holder, column = (
        (scope.person, "a.person = {}") if scope.person else (scope.unit, "a.unit = {} AND a.person IS NULL")
    )
    rows = await Award.raw(_LINES + column + _LINES_END, list(scope.stations), first, last, holder)
    return [AwardLine(**row) for row in rows]


async def total(scope: Scope, first: date, last: date) -> int:
    """Points of the scope's person or unit for these days, month's closings included."""
    holder, column = (scope.person, "person = {}") if scope.person else (scope.unit, "unit = {} AND person IS NULL")
    rows = await Award.raw(
        f"SELECT coalesce(sum(points), 0)::int AS points FROM award WHERE station = ANY({{}}) AND day BETWEEN {{}} AND {{}} AND {column}",
        list(scope.stations),
        first,
        last,
        holder,
    )
    return int(rows[0]["points"])
