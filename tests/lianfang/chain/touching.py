"""A town with a row in every book, and a hand that changes rows behind the platform's back: as owner, triggers off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

from lianfang.audit.actions import OPERATOR, note_each
from lianfang.chain.forms import BOOKS, columns_of
from lianfang.chain.verifying import Fault
from lianfang.database import transaction
from lianfang.flows.chain.seal import seal
from lianfang.flows.chain.verify import verify
from tests.cast import bring_everything
from tests.lianfang.test_books import FOR_ONE_BULLETIN

OTHER = {
    "int": "coalesce({0}, 0) + 1",
    "bool": "NOT {0}",
    "text": "CASE left({0}, 1) WHEN '1' THEN '2' ELSE '1' END || substr(coalesce({0}, ''), 2)",
    "date": "coalesce({0}, '2026-11-23') + 1",
    "time": "coalesce({0}, '2026-11-23Z') + interval '1 microsecond'",
}
"""Another value of a column of that kind; nothing becomes something."""


@asynccontextmanager
async def hand(url: str) -> AsyncIterator[asyncpg.Connection]:
    """Whoever owns the database, and nothing that stops him."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("SET session_replication_role = replica")
        yield connection
    finally:
        await connection.close()


async def sealed_town(url: str, lines: int = 0) -> int:
    """A row in every book at least, and so many lines of audit more. Returns how many links there are."""
    await bring_everything()
    owner = await asyncpg.connect(url)
    await owner.execute(FOR_ONE_BULLETIN)
    await owner.close()
    await audit(lines)
    await seal()
    return len(await links(url))


async def audit(lines: int) -> None:
    """So many lines in one transaction."""
    async with transaction() as now:
        await note_each(OPERATOR, "test", now, "thing", list(range(1, lines + 1)))


async def links(url: str, book: str = "") -> list[asyncpg.Record]:
    async with hand(url) as owner:
        return await owner.fetch("SELECT * FROM chain_link WHERE $1 IN ('', book) ORDER BY seq", book)  # type: ignore[no-any-return]


async def faults() -> tuple[Fault, ...]:
    return (await verify()).faults


def kinds(found: tuple[Fault, ...]) -> list[str]:
    return [fault.kind for fault in found]


def columns(book: str) -> list[tuple[str, str]]:
    """(name, kind) of what is written down of a book's rows, its id apart."""
    return [one for one in columns_of(BOOKS[book].forms[-1].columns) if one[0] != "id"]


async def rewrite(owner: Any, table: str, key: int, change: str, name: str = "id") -> None:
    """Set something of one row."""
    await owner.execute(f"UPDATE {table} SET {change} WHERE {name} = $1", key)


async def unchecked(owner: Any, table: str) -> None:
    """Who owns a table takes its checks away, too."""
    names = "SELECT conname FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'"
    for one in await owner.fetch(names, table):
        await owner.execute(f"ALTER TABLE {table} DROP CONSTRAINT {one['conname']}")


async def put_back(owner: Any, *tables: str) -> None:
    """These tables as `remember` found them."""
    for table in tables:
        await owner.execute(f"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM was_{table}")


async def remember(owner: Any, *tables: str) -> None:
    """Beside each table a copy as it is now, until the session ends."""
    for table in tables:
        await owner.execute(f"CREATE TEMP TABLE was_{table} AS TABLE {table}")
