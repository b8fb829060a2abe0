"""The floor of posting: the rows of one award written by hand, in the same tables, in one transaction, through the same client."""

from datetime import UTC, date, datetime

import asyncpg

AWARD = """
INSERT INTO award (station, person, rule_book, rule, source, cause, points, routine, because, day, week, month, posted_at)
VALUES ($1, $2, $3, 'rescue', $4, 0, 5, false, 'full', $5, '2018-W41', '2018-10', $6) RETURNING id
"""
ENTRIES = "INSERT INTO entry (award, account, amount) VALUES ($1, $2, 5), ($1, $3, 5), ($1, $4, -10)"
BALANCES = "UPDATE account SET balance = balance + 5 WHERE id IN ($1, $2)"
DAY = date(2018, 10, 10)


async def bare_post(
    connection: asyncpg.Connection, station: int, person: int, book: int, accounts: tuple[int, int, int], source: str
) -> None:
    """`accounts` are his standing and spendable, and the pool's."""
    standing, spendable, pool = accounts
    async with connection.transaction():
        award = await connection.fetchval(AWARD, station, person, book, source, DAY, datetime.now(UTC))
        await connection.execute(ENTRIES, award, standing, spendable, pool)
        await connection.execute(BALANCES, standing, spendable)
