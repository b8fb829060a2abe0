"""The floor of an import: a bare worker reads the cells, then the rows that our import left go in by COPY, in one transaction."""

import asyncio
import pickle
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any

import asyncpg

from lianfang.database import engine

READ_CELLS = Path(__file__).with_name("read_cells.py")
Rows = dict[str, tuple[list[str], list[Any]]]


async def bare_import(content: bytes, rows: Rows) -> None:
    """Read and write; no word is looked up and no row compared. `rows` are those of `rows_left`."""
    await read_cells(content)
    assert engine.pool
    async with engine.pool.acquire() as connection, connection.transaction():
        for table, (columns, records) in rows.items():
            await connection.copy_records_to_table(table, records=records, columns=columns)


async def read_cells(content: bytes) -> dict[str, list[list[Any]]]:
    """The cells of every sheet, from a worker started for it."""
    worker = await asyncio.create_subprocess_exec(sys.executable, str(READ_CELLS), stdin=PIPE, stdout=PIPE)
    cells, _ = await worker.communicate(content)
    found: dict[str, list[list[Any]]] = pickle.loads(cells)
    return found


async def last_ids(connection: asyncpg.Connection) -> dict[str, int]:
    """Every table in the order in which rows may be written, with its last id."""
    found = await connection.fetch(
        "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT IN ('migration', 'walker', 'absence', 'waiting_deed', 'unsealed', 'chain_link') "
        "ORDER BY c.relname"
    )
    tables = ["delivery", *(row["relname"] for row in found if row["relname"] != "delivery"), "walker", "absence"]
    return {table: await connection.fetchval(f"SELECT coalesce(max(id), 0) FROM {table}") for table in tables}


async def rows_left(connection: asyncpg.Connection, before: dict[str, int]) -> Rows:
    """The very rows that came since: table → columns and records."""
    left: Rows = {}
    for table, last in before.items():
        rows = await connection.fetch(f"SELECT * FROM {table} WHERE id > $1 ORDER BY id", last)
        if rows:
            left[table] = (list(rows[0].keys()), [tuple(row) for row in rows])
    return left
