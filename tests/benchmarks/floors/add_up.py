"""The floor of a dry run: a month's deeds are read in order, through the same client, and counted in a plain loop."""

from datetime import date

import asyncpg

AT_ONCE = 5000
DEEDS = """
SELECT d.person, d.id, d.kind, d.day, d.at, d.minutes, d.verified, d.metres, d.level, d.quality, d.own FROM deed d
WHERE d.station = $1 AND d.day BETWEEN $2 AND $3 AND d.corrects IS NULL AND d.person IS NOT NULL
ORDER BY d.person, d.day, d.at NULLS LAST, d.id
"""


async def add_up(connection: asyncpg.Connection, station: int, since: date, last: date) -> dict[int, int]:
    """Three points a deed: what a clerk without a rule book would say."""
    points: dict[int, int] = {}
    async with connection.transaction():
        cursor = await connection.cursor(DEEDS, station, since, last)
        while rows := await cursor.fetch(AT_ONCE):
            for row in rows:
                person = row["person"]
                points[person] = points.get(person, 0) + 3
    return points
