"""Bars of judging: a month's deeds to the ledger beside the COPY of the resulting rows; a dry run and a month's close beside
a plain loop; verifying the chain over them beside reading and hashing the same rows."""

from collections.abc import Awaitable, Callable
from datetime import date

import asyncpg
from msgspec import Struct

from lianfang.chain.forms import BOOKS, written
from lianfang.chain.verifying import walk
from lianfang.database import engine, transaction
from lianfang.flows.chain.seal import seal
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.flows.points.try_book import try_book
from scoring.points.book.reading import FIRST, read_book
from tests.benchmarks.crowd import make_crowd
from tests.benchmarks.floors.add_up import add_up
from tests.benchmarks.floors.hash_rows import hash_rows
from tests.benchmarks.ground import Ground
from tests.benchmarks.rounds import Line, Told, in_turn, seconds
from zones.ground.scope import Scope

RAW, SCORED, TRIAL = "bench_deeds", "bench_scored", "bench_trial"
OCTOBER, SINCE, LAST = date(2018, 10, 1), date(2018, 10, 1), date(2018, 10, 31)
LEDGER = ("rule_book", "account", "award", "entry")
SCORE_BAR, TRY_BAR, CLOSE_BAR, VERIFY_BAR = 5.0, 2.0, 2.0, 4.0


class Length(Struct, frozen=True):
    rounds: int
    guards: int
    deeds: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """Scoring first; what it left is what the floor copies, and what the dry run is compared with."""
    await make_crowd(ground, RAW, length.guards, length.deeds)
    try:
        await ground.clone(SCORED, RAW)
        async with ground.pool(SCORED):
            awards = await score(ground.station)
        rows = await _rows(ground)
        tell(
            f"score: {length.deeds} deeds of {length.guards} guards made {awards} awards, {len(rows['entry'][1])} entries"
        )

        async def ours() -> float:
            await ground.clone(TRIAL, RAW)
            async with ground.pool(TRIAL):
                return await seconds(score(ground.station))

        async def floor() -> float:
            await ground.clone(TRIAL, RAW)
            return await seconds(_copy(ground, rows))

        scored = await in_turn(floor, ours, length.rounds, lead_in=False)
        tell(f"score: {scored.remark()}")
        return [scored.line("score", SCORE_BAR), *await _looked(ground, length, tell)]
    finally:
        for name in (TRIAL, SCORED, RAW):
            await ground.drop(name)


async def _rows(ground: Ground) -> dict[str, tuple[list[str], list[tuple[object, ...]]]]:
    connection = await asyncpg.connect(ground.owner.format(SCORED))
    try:
        found = {}
        for table in LEDGER:
            rows = await connection.fetch(f"SELECT * FROM {table} ORDER BY id")
            found[table] = (list(rows[0].keys()), [tuple(row) for row in rows])
        return found
    finally:
        await connection.close()


async def _copy(ground: Ground, rows: dict[str, tuple[list[str], list[tuple[object, ...]]]]) -> None:
    connection = await asyncpg.connect(ground.owner.format(TRIAL))
    try:
        async with connection.transaction():
            for table, (columns, records) in rows.items():
                await connection.copy_records_to_table(table, records=records, columns=columns)
    finally:
        await connection.close()


async def _looked(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """What only looks at the scored month, each beside its floor on a connection of the same pool."""
    book, written_as = read_book(FIRST.read_text(encoding="utf-8")), _written()

    async def plain(floor: Callable[[asyncpg.Connection], Awaitable[object]]) -> float:
        assert engine.pool is not None
        async with engine.pool.acquire() as connection:
            return await seconds(floor(connection))

    async def adds() -> float:
        return await plain(lambda connection: add_up(connection, ground.station, SINCE, LAST))

    async def hashes() -> float:
        return await plain(lambda connection: hash_rows(connection, written_as))

    async def tries() -> float:
        return await seconds(try_book(Scope((ground.station,)), book, OCTOBER))

    async def closes() -> float:
        return await seconds(close_month(ground.station, OCTOBER))

    async def verifies() -> float:
        async with transaction(snapshot=True):
            return await seconds(walk({}))

    lines = []
    async with ground.pool(SCORED):
        await seal(wait=True)
        bars = (
            ("dry_run", adds, tries, TRY_BAR),
            ("month_close", adds, closes, CLOSE_BAR),
            ("verify", hashes, verifies, VERIFY_BAR),
        )
        for name, floor, ours, bar in bars:
            compared = await in_turn(floor, ours, length.rounds)
            tell(f"{name}: {compared.remark()}")
            lines.append(compared.line(name, bar))
    return lines


def _written() -> dict[str, str]:
    return {name: said for name, book in BOOKS.items() if (said := written(name, book.newest))}
