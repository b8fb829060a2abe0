"""The bar of an import: a week's workbook, from its bytes to the commit, the worker's start included."""

from collections.abc import Awaitable, Callable

import asyncpg

from lianfang.flows.week.take import take_week
from tests.benchmarks.floors.bare_import import Rows, bare_import, last_ids, rows_left
from tests.benchmarks.ground import WEEK_FILE, Ground
from tests.benchmarks.rounds import Line, Told, in_turn, seconds

BAR = 5.0


async def measure(ground: Ground, rounds: int, tell: Told) -> list[Line]:
    """Each import goes into a database of its own that holds the roster and nothing else."""
    content = WEEK_FILE.read_bytes()
    rows = await _rows_of_ours(ground, content)

    async def floor() -> float:
        return await _timed(ground, lambda: bare_import(content, rows))

    async def ours() -> float:
        return await _timed(ground, lambda: take_week(ground.station, content))

    compared = await in_turn(floor, ours, rounds)
    written = sum(len(records) for _, records in rows.values())
    tell(f"import_week: {written} rows in {len(rows)} tables; {compared.remark()}")
    return [compared.line("import_week", BAR)]


async def _timed(ground: Ground, work: Callable[[], Awaitable[object]]) -> float:
    await ground.clone("bench_import")
    async with ground.pool("bench_import"):
        return await seconds(work())


async def _rows_of_ours(ground: Ground, content: bytes) -> Rows:
    await ground.clone("bench_import")
    connection = await asyncpg.connect(ground.owner.format("bench_import"))
    try:
        before = await last_ids(connection)
        async with ground.pool("bench_import"):
            await take_week(ground.station, content)
        return await rows_left(connection, before)
    finally:
        await connection.close()
