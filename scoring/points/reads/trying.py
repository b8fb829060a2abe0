"""A month's deeds, guard by guard, streamed; and what was posted for them."""

from collections.abc import AsyncIterator
from datetime import date

import asyncpg
from msgspec.structs import replace

from scoring.points.tables import Award
from scoring.points.vocabulary import JudgedDeed
from zones.ground.scope import Scope
from zones.ground.weeks import month_of
from zones.journal.tables import Deed
from zones.journal.vocabulary import OF_UNITS

AT_ONCE = 5000
"""So many rows the server sends at a time."""

_POSTED = "SELECT person, sum(points)::int FROM award WHERE station = ANY($1) AND month = $2 AND person IS NOT NULL GROUP BY person"
_FIXED = """
SELECT a.deed, sum(a.points)::int AS points FROM award a WHERE a.deed IN (
    SELECT deed FROM award WHERE station = ANY($1) AND because = 'appeal' AND day BETWEEN $2 AND $4
    UNION SELECT id FROM deed WHERE station = ANY($1) AND day >= $2 AND day < $3)
GROUP BY a.deed
"""
_DEEDS = """
SELECT d.person, d.id, d.kind, d.day, d.at, d.minutes, d.verified, d.metres, d.level, d.quality, d.own FROM deed d
WHERE d.station = ANY($1) AND d.day BETWEEN $2 AND $3 AND d.corrects IS NULL AND d.person IS NOT NULL AND d.kind <> ALL($4)
  AND d.id NOT IN (SELECT corrects FROM deed WHERE corrects IS NOT NULL)
ORDER BY d.person, d.day, d.at NULLS LAST, d.id
"""


def _connection() -> asyncpg.Connection:
    """Of the transaction that runs: Piccolo streams nothing, and makes a dictionary of every row."""
    held = Deed._meta.db.current_transaction.get()
    assert held is not None
    return held.connection


async def guards_deeds(
    scope: Scope, since: date, first: date, last: date
) -> AsyncIterator[tuple[int, list[JudgedDeed]]]:
    """Each guard with his live deeds from `since` to `last`, inside a transaction; those before `first` as they stand."""
    stations, connection = list(scope.stations), _connection()
    fixed = dict(map(tuple, await connection.fetch(_FIXED, stations, since, first, last)))
    cursor = await connection.cursor(_DEEDS, stations, since, last, list(OF_UNITS))
    whose, deeds = 0, list[JudgedDeed]()
    while rows := await cursor.fetch(AT_ONCE):
        for row in rows:
            if row[0] != whose:
                if deeds:
                    yield whose, deeds
                whose, deeds = row[0], []
            deed = JudgedDeed(*row[1:])
            deeds.append(replace(deed, fixed=fixed[deed.id]) if deed.id in fixed else deed)
    if deeds:
        yield whose, deeds


async def posted(scope: Scope, first: date) -> dict[int, int]:
    """What stands for the month: person → points."""
    return dict(map(tuple, await _connection().fetch(_POSTED, list(scope.stations), month_of(first))))


async def had_before(scope: Scope, rules: list[str], first: date) -> dict[int, frozenset[str]]:
    """Once-in-a-life rules that persons of these stations had before a day."""
    rows = await Award.raw(
        "SELECT person, array_agg(rule) AS rules FROM (SELECT person, rule FROM award WHERE station = ANY({}) AND rule = ANY({}) "
        "AND day < {} AND person IS NOT NULL GROUP BY person, rule HAVING sum(points) > 0) x GROUP BY person",
        list(scope.stations),
        rules,
        first,
    )
    return {row["person"]: frozenset(row["rules"]) for row in rows}
