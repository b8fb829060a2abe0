"""Reads of a guard's own page, the one most looked at: two statements, and the rule books."""

from datetime import date

from msgspec import Struct

from scoring.points.reads import AwardLine
from scoring.points.tables import Award
from zones.ground.scope import Scope
from zones.ground.weeks import Week

_LEDGER = """
SELECT min(a.id) AS award, coalesce(d.kind, '') AS kind, coalesce(d.day, max(a.day)) AS day, sum(a.points)::int AS points,
       (array_agg(a.because ORDER BY a.id DESC))[1] AS because, a.rule, max(a.rule_book) AS rule_book,
       bool_or(a.routine) AS routine, coalesce(d.minutes, 0) AS minutes, coalesce(d.sheet, '') AS sheet,
       coalesce(d.row, 0) AS row, coalesce(v.digest, '') AS digest
FROM award a LEFT JOIN deed d ON d.id = a.deed LEFT JOIN delivery v ON v.id = d.delivery
WHERE a.station = ANY({}) AND a.day BETWEEN {} AND {} AND a.person = {}
GROUP BY d.id, a.rule, v.digest ORDER BY d.day, d.at NULLS LAST, d.id
"""


async def ledger(scope: Scope, first: date, last: date) -> list[AwardLine]:
    """All that the scope's person was given for these days: the lines, and awards of no deed with an empty kind.

    One statement, so that lines and whatever is summed from them agree.
    """
    rows = await Award.raw(_LEDGER, list(scope.stations), first, last, scope.person)
    return [AwardLine(**row) for row in rows]


class Named(Struct, frozen=True):
    """A person where he stands or stood last, and the last week in which he was judged."""

    name: str
    unit: str
    zone: str
    week: str | None


_NAMED = """
SELECT n.name, u.name AS unit, z.name AS zone,
       (SELECT max(week) FROM award WHERE station = ANY({}) AND person = {} AND week <= {}) AS week
FROM posting p JOIN person n ON n.id = p.person JOIN unit u ON u.id = p.unit JOIN zone z ON z.id = u.zone
WHERE p.person = {} AND p.station = ANY({}) ORDER BY p.until DESC NULLS FIRST, p.id DESC LIMIT 1
"""


async def named(scope: Scope, until: Week) -> Named:
    """The scope's person; the week is not after `until`."""
    stations = list(scope.stations)
    rows = await Award.raw(_NAMED, stations, scope.person, str(until), scope.person, stations)
    return Named(**rows[0])
