"""Bars of 我的积分: pages touched and time with a ledger of millions of entries beside one of ten thousand."""

import asyncio
from typing import Any

import asyncpg
from msgspec import Struct

from lianfang.database import engine, look
from lianfang.flows.points.score import score
from scoring.points.own import own
from tests.benchmarks.crowd import make_crowd
from tests.benchmarks.ground import Ground
from tests.benchmarks.plans import pages_touched
from tests.benchmarks.rounds import Line, Told, in_turn, seconds
from zones.ground.scope import Scope
from zones.ground.weeks import Week

SMALL, LARGE = "bench_own_small", "bench_own_large"
W41 = Week(2018, 41)
PAGES_BAR, MORE, TIME_BAR, LOOKS = 1.2, 4, 1.5, 50
GUARDS, DEEDS = 370, 3300
_OTHERS = """
SET session_replication_role = replica;
INSERT INTO award (station, person, unit, rule_book, rule, deed, source, cause, points, routine, because, day, week, month, posted_at)
SELECT {station}, CASE WHEN n % 40 = 0 THEN {guard} ELSE {last} + 1 + n % 30000 END, NULL, (SELECT min(id) FROM rule_book), 'rescue',
       NULL, 'bench:' || n, 0, 5, false, 'full', d.day, to_char(d.day, 'IYYY-"W"IW'), to_char(d.day, 'YYYY-MM'), now()
FROM generate_series(1, {awards}) n, LATERAL (SELECT date '2012-01-01' + (n % 2400) AS day) d;
INSERT INTO entry (award, account, amount)
SELECT a.id, (SELECT min(id) FROM account), leg FROM award a, unnest(ARRAY[5, 5, -10]) leg WHERE a.source LIKE 'bench:%';
SET session_replication_role = origin;
"""


class Length(Struct, frozen=True):
    rounds: int
    awards: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """The same guard, the same month, the same zone; in the large one other guards and his own earlier years besides."""
    await make_crowd(ground, SMALL, GUARDS, DEEDS)
    try:
        async with ground.pool(SMALL):
            await score(ground.station)
        guard = await _one(ground, "SELECT max(person) FROM award WHERE points > 0")
        await ground.clone(LARGE, SMALL)
        last = await _one(ground, "SELECT max(id) FROM person")
        said = {"station": ground.station, "guard": guard, "last": last, "awards": length.awards}
        await ground.command(_OTHERS.format(**said), LARGE)
        for name in (SMALL, LARGE):
            await ground.command("VACUUM ANALYZE", name)
        small, large = [await _pages(ground, name, guard) for name in (SMALL, LARGE)]
        tell(f"own_pages: {small} pages beside {large} with {length.awards} awards more")
        pages = Line("own_pages", large / small, PAGES_BAR + MORE / small, f"{small}..{large}")
        timed = await in_turn(lambda: _time(ground, SMALL, guard), lambda: _time(ground, LARGE, guard), length.rounds)
        return [pages, timed.line("own_time", TIME_BAR)]
    finally:
        for name in (SMALL, LARGE):
            await ground.drop(name)


async def _one(ground: Ground, sql: str) -> int:
    connection = await asyncpg.connect(ground.owner.format(SMALL))
    try:
        return int(await connection.fetchval(sql))
    finally:
        await connection.close()


async def _look(ground: Ground, guard: int) -> None:
    await look(lambda: own(Scope((ground.station,), person=guard), W41, W41))


async def _time(ground: Ground, name: str, guard: int) -> float:
    async with ground.pool(name):
        await _look(ground, guard)

        async def looks() -> None:
            for _ in range(LOOKS):
                await _look(ground, guard)

        return await seconds(looks())


async def _pages(ground: Ground, name: str, guard: int) -> int:
    """Buffers that the page's statement touches."""
    said: list[Any] = []
    async with ground.pool(name):
        assert engine.readers
        async with engine.readers.acquire() as connection:
            connection.add_query_logger(said.append)
        await _look(ground, guard)
        await asyncio.sleep(0)
        async with engine.readers.acquire() as connection:
            (asked,) = [record for record in said if "in_zone" in record.query]
            return await pages_touched(connection, asked.query, asked.args)
