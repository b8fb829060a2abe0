"""What a statement touches: buffers by EXPLAIN, hits and reads alike."""

import json

import asyncpg


async def pages_touched(connection: asyncpg.Connection, sql: str, arguments: tuple[object, ...]) -> int:
    """The statement is executed."""
    plan = json.loads(await connection.fetchval(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", *arguments))
    top = plan[0]["Plan"]
    return int(top["Shared Hit Blocks"]) + int(top["Shared Read Blocks"])


async def fewest_pages(connection: asyncpg.Connection, sql: str, arguments: tuple[object, ...]) -> int:
    """By the plan that it gets, or by its indexes if these touch less: so no dear plan of a small table flatters a large one."""
    chosen = await pages_touched(connection, sql, arguments)
    await connection.execute("SET enable_seqscan = off")
    try:
        return min(chosen, await pages_touched(connection, sql, arguments))
    finally:
        await connection.execute("RESET enable_seqscan")
