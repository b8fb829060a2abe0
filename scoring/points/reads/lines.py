"""What a holder was given, clause by clause, and what it adds up to."""

from datetime import date, datetime

from msgspec import Struct

from scoring.points.tables import Award
from scoring.points.vocabulary import REDEEM
from zones.ground.scope import Scope


class AwardLine(Struct, frozen=True):
    """A deed's standing points with clause and evidence, or a month's close (no kind). `award` is the number that people see."""

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


_LINES = f"""
SELECT min(a.id) AS award, coalesce(d.kind, '') AS kind, coalesce(d.day, max(a.day)) AS day, sum(a.points)::int AS points,
       (array_agg(a.because ORDER BY a.id DESC))[1] AS because,
       (array_agg(a.rule ORDER BY a.id DESC))[1] AS rule, (array_agg(a.rule_book ORDER BY a.id DESC))[1] AS rule_book,
       bool_or(a.routine) AS routine, coalesce(d.minutes, 0) AS minutes, coalesce(d.sheet, '') AS sheet, coalesce(d.row, 0) AS row,
       coalesce(v.digest, '') AS digest
FROM award a LEFT JOIN deed d ON d.id = a.deed LEFT JOIN delivery v ON v.id = d.delivery
WHERE a.station = ANY({{}}) AND a.day BETWEEN {{}} AND {{}} AND a.rule <> '{REDEEM}' AND
"""
_LINES_END = """
GROUP BY d.id, CASE WHEN d.id IS NULL THEN a.source END, v.digest
ORDER BY coalesce(d.day, max(a.day)), d.id IS NULL, d.at NULLS LAST, d.id
"""


async def lines(scope: Scope, first: date, last: date) -> list[AwardLine]:
    """What the scope's person or unit was given for deeds of these days, clause by clause; a deed taken back shows as 0."""
    return await _given(scope, first, last, " AND a.deed IS NOT NULL")


async def entries(scope: Scope, first: date, last: date) -> list[AwardLine]:
    """The same, with what the close of a month gave whose last day is one of these."""
    return await _given(scope, first, last, "")


async def _given(scope: Scope, first: date, last: date, which: str) -> list[AwardLine]:
    holder, column = (
        (scope.person, "a.person = {}") if scope.person else (scope.unit, "a.unit = {} AND a.person IS NULL")
    )
    rows = await Award.raw(_LINES + column + which + _LINES_END, list(scope.stations), first, last, holder)
    return [AwardLine(**row) for row in rows]


class Step(Struct, frozen=True):
    """One posting of an entry: the first judgement, or a correction of it. `because` as on an award."""

    award: int
    points: int
    because: str
    posted_at: datetime


async def steps(scope: Scope, award: int) -> list[Step]:
    """All postings of the entry that an award of the scope's stations belongs to, the first one first."""
    rows = await Award.raw(
        "SELECT a.id AS award, a.points, a.because, a.posted_at FROM award a JOIN award o ON o.id = {} AND a.source = o.source "
        "AND a.person IS NOT DISTINCT FROM o.person AND a.unit IS NOT DISTINCT FROM o.unit WHERE a.station = ANY({}) ORDER BY a.id",
        award,
        list(scope.stations),
    )
    return [Step(**row) for row in rows]


class AwardPlace(Struct, frozen=True):
    """Where an award lies: what a decision about access needs before there is a scope."""

    station: int
    unit: int | None
    person: int | None


async def place_of_award(award: int) -> AwardPlace | None:
    """None for an unknown number."""
    rows = await Award.raw("SELECT station, unit, person FROM award WHERE id = {}", award)
    return AwardPlace(**rows[0]) if rows else None


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
