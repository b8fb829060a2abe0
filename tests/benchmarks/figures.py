"""The bars of figures: a year of twenty stations in the database must not make one week of one of them dearer."""

import time
from typing import Any

import asyncpg
from msgspec import Struct
from msgspec.structs import replace

from bulletins.figures.reads import count
from bulletins.figures.vocabulary import Figures
from lianfang.database import engine, open_pool, transaction
from lianfang.flows.points.score import score
from lianfang.flows.week.take import take_week
from scoring.points.reads.books import books
from scoring.points.vocabulary.book import ROUTINE
from tests.benchmarks.ground import WEEK_FILE, Ground
from tests.benchmarks.plans import fewest_pages
from tests.benchmarks.rounds import Line, Told, in_turn, seconds
from tests.benchmarks.year import STATIONS, multiply
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week

BAR, PAGES_TIMES, PAGES_MORE = 1.5, 1.2, 4
ALONE, AMONG = "bench_week", "bench_year"
MONTH = 4  # weeks
COUNTS = 20  # a round times so many counts: one is over in milliseconds


class Place(Struct):
    """Where figures are counted: a database with its open pool, a station in it, the cap of its rule book."""

    database: str
    station: int
    pool: asyncpg.Pool
    cap: int = 0


async def measure(ground: Ground, rounds: int, weeks: int, tell: Told) -> list[Line]:
    """Time and pages of the same week's figures, alone and in the middle of a year."""
    week, middle = await _two_databases(ground, weeks, tell)
    places = [await _open(ground, ALONE, ground.station), await _open(ground, AMONG, middle)]
    alone, among = places
    try:
        await _must_agree(alone, among, week)
        compared = await in_turn(lambda: _timed(alone, week), lambda: _timed(among, week), rounds)
        tell(f"figures_time: {COUNTS} counts a round; {compared.remark()}")
        pages = _page_line(await _pages(alone, week), await _pages(among, week), tell)
        return [compared.line("figures_time", BAR), pages]
    finally:
        for place in places:
            await place.pool.close()
            await ground.drop(place.database)


def _page_line(few: dict[str, int], many: dict[str, int], tell: Told) -> Line:
    """The bar on the sum of all statements; the remarks hold each statement against the same bar."""
    low, high = sum(few.values()), sum(many.values())
    within = sum(many[sql] <= PAGES_TIMES * few[sql] + PAGES_MORE for sql in many)
    tell(
        f"figures_pages: {low} alone, {high} in the year; {within} of {len(many)} statements within the bar by themselves"
    )
    for sql in many:
        tell(f"  {few[sql]:>3} → {many[sql]:>3}  {' '.join(sql.split())[:90]}")
    return Line("figures_pages", high / low, PAGES_TIMES + PAGES_MORE / low, f"{low}→{high}")


async def _two_databases(ground: Ground, weeks: int, tell: Told) -> tuple[Week, int]:
    """One with a month of one station, one with all weeks of all. Returns the week and the middle station of the second."""
    await ground.clone(ALONE)
    async with ground.pool(ALONE):
        report = await take_week(ground.station, WEEK_FILE.read_bytes())
        await score(ground.station)
    await ground.clone(AMONG, ALONE)
    begun = time.perf_counter()
    await multiply(ground.owner.format(ALONE), MONTH, 1)
    middle = await multiply(ground.owner.format(AMONG), weeks)
    tell(f"figures: {weeks} weeks of {STATIONS} stations written in {time.perf_counter() - begun:.0f} s")
    return parse_week(report.week), middle


async def _open(ground: Ground, database: str, station: int) -> Place:
    await open_pool(ground.app.format(database))
    place = Place(database, station, engine.pool)
    async with transaction():
        book = (await books(1)).books[-1]
    place.cap = book.text.group(ROUTINE).week or 0
    engine.pool = None
    return place


async def _count(place: Place, week: Week) -> Figures:
    engine.pool = place.pool
    try:
        async with transaction(snapshot=True):
            return await count(Scope((place.station,)), week, place.cap)
    finally:
        engine.pool = None


async def _timed(place: Place, week: Week) -> float:
    async def counts() -> None:
        for _ in range(COUNTS):
            await _count(place, week)

    return await seconds(counts())


async def _must_agree(alone: Place, among: Place, week: Week) -> None:
    """The copies would measure nothing if they did not say the same; only last week differs: alone there is none."""
    one, other = await _count(alone, week), await _count(among, week)
    if replace(one, cases=other.cases) != other or one.cases.this_week != other.cases.this_week:
        raise AssertionError("the multiplied week has other figures than the single one")


async def _pages(place: Place, week: Week) -> dict[str, int]:
    """Buffers touched in execution by each statement of one count: hits and reads alike."""
    said: list[tuple[str, tuple[object, ...]]] = []

    def note(record: Any) -> None:
        if record.query.lstrip().startswith(("SELECT", "WITH")) and record.args:
            said.append((record.query, record.args))

    async with place.pool.acquire() as connection:
        connection.add_query_logger(note)
    await _count(place, week)
    async with place.pool.acquire() as connection:
        connection.remove_query_logger(note)
        return await _explained(connection, said)


async def _explained(connection: asyncpg.Connection, said: list[tuple[str, tuple[object, ...]]]) -> dict[str, int]:
    pages: dict[str, int] = {}
    for sql, arguments in said:
        pages[sql] = pages.get(sql, 0) + await fewest_pages(connection, sql, arguments)
    return pages
