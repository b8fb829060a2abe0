"""The bar of a roll-call: opening it at every post of a station, beside the bare COPY of the rows that this writes."""

import time

import asyncpg
from msgspec import Struct

from lianfang.flows.rollcall.sweep import sweep_call
from tests.benchmarks.asking import WrongAnswer
from tests.benchmarks.floors.bare_import import Rows, last_ids, rows_left
from tests.benchmarks.ground import Ground
from tests.benchmarks.rounds import Line, Told, in_turn

BAR = 3.0
NAME = "bench_calling"
WRITTEN = ("roll_call_answer", "notice", "sending")


class Length(Struct, frozen=True):
    """Posts that are asked, rounds."""

    posts: int
    rounds: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """Answers, notices and their ways, for so many posts."""
    await ground.clone(NAME)
    try:
        await ground.command(_POSTS.format(posts=length.posts), NAME)
        await ground.command("VACUUM ANALYZE", NAME)
        rows: Rows = {}

        async def ours() -> float:
            return await _opens(ground, length.posts, rows)

        await ours()
        compared = await in_turn(lambda: _copies(ground, rows), ours, length.rounds)
        written = sum(len(rows[table][1]) for table in WRITTEN)
        tell(f"rollcall_open: {length.posts} posts, {written} rows; {compared.remark()}")
        return [compared.line("rollcall_open", BAR)]
    finally:
        await ground.drop(NAME)


async def _opens(ground: Ground, posts: int, rows: Rows) -> float:
    """The sweep of one due call. What it wrote stands in `rows` afterwards."""
    owner = await asyncpg.connect(ground.owner.format(NAME))
    try:
        call, before = await _clean(owner), await last_ids(owner)
        async with ground.pool(NAME):
            begun = time.perf_counter()
            await sweep_call(call)
            took = time.perf_counter() - begun
        left = await rows_left(owner, before)
        rows.update({table: left[table] for table in WRITTEN})
    finally:
        await owner.close()
    if len(rows["roll_call_answer"][1]) != posts:
        raise WrongAnswer(f"{len(rows['roll_call_answer'][1])} were asked, not {posts}")
    return took


async def _copies(ground: Ground, rows: Rows) -> float:
    """The same rows in one transaction, by COPY."""
    owner = await asyncpg.connect(ground.owner.format(NAME))
    try:
        call = await _clean(owner)
        columns, answers = rows["roll_call_answer"]
        at = columns.index("call")
        same = dict(rows) | {"roll_call_answer": (columns, [(*one[:at], call, *one[at + 1 :]) for one in answers])}
        begun = time.perf_counter()
        async with owner.transaction():
            for table in WRITTEN:
                names, records = same[table]
                await owner.copy_records_to_table(table, records=records, columns=names)
        return time.perf_counter() - begun
    finally:
        await owner.close()


async def _clean(owner: asyncpg.Connection) -> int:
    """Nothing is written yet, and one call is due."""
    await owner.execute("TRUNCATE roll_call_answer, sending, notice, roll_call")
    return int(await owner.fetchval(_CALL))


_POSTS = """
INSERT INTO unit (station, zone, name, position)
    SELECT z.station, z.id, 'U' || n, n FROM (SELECT station, id FROM zone ORDER BY id LIMIT 1) z,
    generate_series(1, {posts} / 10) n;
INSERT INTO post (station, unit, name, team) SELECT u.station, u.id, 'gate' || n, ''
    FROM unit u, generate_series(1, 10) n WHERE u.name LIKE 'U%';
INSERT INTO post_hours (post, since, until, leave) SELECT id, 0, 1440, 'held' FROM post;
INSERT INTO person (bureau, name) SELECT s.bureau, 'P' || p.id FROM post p JOIN station s ON s.id = p.station;
INSERT INTO shift (post, person, starts_at, ends_at, signed_on_at)
    SELECT o.id, n.id, now() - interval '4 hours', now() + interval '9 hours', now() - interval '4 hours'
    FROM post o JOIN person n ON n.name = 'P' || o.id;
"""
_CALL = """
INSERT INTO roll_call (station, kind, basis, state, made_at, opens_at, minutes, next_deadline)
SELECT min(station), 'now', 'x', 'waiting', now(), now(), 10, now() FROM post RETURNING id
"""
