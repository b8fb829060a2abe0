"""What a statement touches: buffers by EXPLAIN, hits and reads alike."""

import json

import asyncpg


async def pages_touched(connection: asyncpg.Connection, sql: str, arguments: tuple[object, ...]) -> int:
    """The statement is executed."""
    plan = json.loads(await connection.fetchval(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", *arguments))
    top = plan[0]["Plan"]
    return int(top["Shared Hit Blocks"]) + int(top["Shared Read Blocks"])
