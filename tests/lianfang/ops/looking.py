"""What tests of operations ask: what is bad now, what was told, what stands in the database when somebody broke it."""

import asyncpg

from lianfang.database import transaction
from lianfang.notices.tables import Notice
from lianfang.ops.measures import measured


async def bad() -> list[str]:
    async with transaction() as now:
        return [one.of.code for one in await measured(now) if one.bad]


async def told(kind: str) -> list[tuple[str, str]]:
    """(whom, which invariant) of every notice of a kind, in order."""
    rows = await Notice.raw(
        "SELECT receiver, facts::json ->> 'invariant' AS code FROM notice WHERE kind = {} ORDER BY id", kind
    )
    return [(row["receiver"], row["code"]) for row in rows]


async def broken(url: str, *statements: str) -> None:
    """As the owner of the database, past triggers and checks."""
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()
