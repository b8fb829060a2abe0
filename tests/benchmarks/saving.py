"""The bar of a save: five hundred sit at once, each answers every five seconds; the 99th of a hundred beside a bare upsert.

The form that a phone sends, to the same kind of server on the same PostgreSQL. Afterwards every answer must be there.
"""

import asyncio
import hashlib
import itertools
import math
import sys
from contextlib import AsyncExitStack
from statistics import median
from urllib.parse import urlencode

import asyncpg
from msgspec import Struct

from tests.benchmarks.asking import WrongAnswer, heard
from tests.benchmarks.ground import Ground
from tests.benchmarks.load import Plan
from tests.benchmarks.rounds import Line, Told, in_turn
from tests.benchmarks.servers import served
from tests.benchmarks.serving import OURS
from tests.benchmarks.sitting import BANK, open_sitting

DATABASE, QUESTIONS, BAR = "bench_saving", 1000, 5.0
FLOOR = [sys.executable, "-m", "tests.benchmarks.floors.one_upsert"]
TAKEN = (200, 303)
"""The floor says what it kept; ours leads on to the next question."""

_PAPERS = """
WITH sits AS (SELECT id, nth FROM (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM person WHERE name LIKE '考生%') p),
place AS (SELECT id AS unit, station FROM unit WHERE station = $1 ORDER BY id LIMIT 1),
posted AS (INSERT INTO posting (station, unit, person, post, shift) SELECT station, unit, sits.id, '', '' FROM sits, place),
made AS (INSERT INTO login (name, person, made_at) SELECT 'sits' || nth, id, now() FROM sits RETURNING id, person),
held AS (
    INSERT INTO role_held (account, role, bureau, since)
    SELECT made.id, 'guard', s.bureau, now() - interval '1 hour' FROM made, station s WHERE s.id = $1),
signed AS (
    INSERT INTO session (account, token_hash, csrf, kind, needs, began_at, seen_at, proved_at)
    SELECT made.id, ($3::bytea[])[sits.nth], 'c' || sits.nth, 'phone', '', now(), now(), now() FROM made JOIN sits ON sits.id = made.person),
begun AS (
    INSERT INTO sitting_attempt (sitting, person, unit, number, nth, questions, begun_at, ends_at, state, next_deadline, by_time,
        extra_minutes, reason)
    SELECT $2, sits.id, place.unit, 1, 1, 100, now(), now() + interval '1 hour', 'open', now() + interval '1 hour', false, 0, ''
    FROM sits, place RETURNING id, person)
INSERT INTO sitting_paper (attempt, versions, orders)
SELECT begun.id, array_agg(v.id), array_agg('ABCD'::varchar) FROM begun JOIN sits ON sits.id = begun.person,
    LATERAL (SELECT id FROM question_version WHERE kind = 'single' ORDER BY id OFFSET sits.nth % 50 LIMIT 100) v
GROUP BY begun.id
"""
_SITTERS = """
SELECT a.id AS attempt, p.versions, s.csrf FROM sitting_attempt a JOIN sitting_paper p ON p.attempt = a.id
JOIN login l ON l.person = a.person JOIN session s ON s.account = l.id ORDER BY a.person
"""
_THERE = "SELECT attempt, version, sequence FROM {}"
Kept = dict[tuple[int, int], int]


class Length(Struct, frozen=True):
    """Who sits at once; rounds, how often each answers in one, and every how many seconds."""

    sitters: int
    rounds: int
    times: int
    every_s: float


class Sitter(Struct, frozen=True):
    """Who sits: his session and the token of his forms, his paper."""

    token: str
    csrf: str
    attempt: int
    versions: list[int]


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """Both on the same PostgreSQL, one asked at a time."""
    owner = ground.owner.format(DATABASE)
    sitters = await _prepare(ground, length.sitters)
    here = {"DATABASE_URL": ground.app.format(DATABASE), "DATABASE_OWNER_URL": owner}
    try:
        async with AsyncExitStack() as stack:
            bare = here | {"DATABASE_URL": owner}  # it makes its own table
            starting = [stack.enter_async_context(served(*one)) for one in ((FLOOR, bare), (OURS, here))]
            floor, ours = await asyncio.gather(*starting)
            sides = [
                _Side(floor, "/answers", sitters, length),
                _Side(ours, "/learn/papers", sitters, length),
            ]
            compared = await in_turn(sides[0].round, sides[1].round, length.rounds)
            for side, table in zip(sides, ("bare_answer", "attempt_answer"), strict=True):
                await _nothing_is_lost(owner, table, side.said)
    finally:
        await ground.drop(DATABASE)
    floor_ms, ours_ms = (median(times) * 1000 for times in (compared.floor_s, compared.ours_s))
    count = length.sitters * length.times
    tell(
        f"save_p99: {count} saves a round by {length.sitters}, each every {length.every_s} s, {len(sides[1].said)} answers, none lost; "
        f"floor p50 {median(sides[0].middles):.1f}, p99 {floor_ms:.1f} ms, ours p50 {median(sides[1].middles):.1f}, p99 {ours_ms:.1f} ms here"
    )
    return [compared.line("save_p99", BAR)]


class _Side:
    """A server that is asked, and what it was told to keep."""

    def __init__(self, port: int, path: str, sitters: list[Sitter], length: Length) -> None:
        self.port, self.path, self.sitters, self.length = port, path, sitters, length
        self.numbers = itertools.count(1)
        self.said: Kept = {}
        self.middles: list[float] = []

    async def round(self) -> float:
        """Everybody answers so many times. The 99th wait of a hundred, in seconds."""
        asked = [self._save(one, next(self.numbers)) for _ in range(self.length.times) for one in self.sitters]
        rate = len(self.sitters) / self.length.every_s
        found = await heard(Plan(self.port, asked, len(asked), len(self.sitters), rate))
        if sum(found.statuses.get(status, 0) for status in TAKEN) != len(asked):
            raise WrongAnswer(f"statuses: {found.statuses}")
        self.middles.append(median(found.waits_ms))
        return sorted(found.waits_ms)[math.ceil(len(asked) * 0.99) - 1] / 1000

    def _save(self, one: Sitter, number: int) -> str:
        """The next question, or, round after round, the same ones again."""
        version = one.versions[number // len(self.sitters) % len(one.versions)]
        self.said[one.attempt, version] = number
        fields = {
            "csrf": one.csrf,
            "version": version,
            "at": 1,
            "sequence": number,
            "held": "",
            "marked": "",
            "many": "",
        }
        body = urlencode(fields | {"given": "ABCD"[number % 4], "key": f"bench-{number:026d}"})
        return (
            f"POST {self.path}/{one.attempt} HTTP/1.1\r\nhost: 127.0.0.1:{self.port}\r\nuser-agent: bench\r\n"
            f"origin: http://127.0.0.1:{self.port}\r\nsec-fetch-site: same-origin\r\ncookie: lianfang={one.token}\r\n"
            f"content-type: application/x-www-form-urlencoded\r\ncontent-length: {len(body)}\r\n\r\n{body}"
        )


async def _prepare(ground: Ground, count: int) -> list[Sitter]:
    """A sitting with an open paper for everybody, who is signed in."""
    await ground.clone(DATABASE)
    for statement in BANK.format(station=ground.station, questions=QUESTIONS, papers=count).split(";"):
        await ground.command(statement, DATABASE)
    async with ground.pool(DATABASE):
        sitting = await open_sitting(ground.station)
    tokens = [f"bench-{nth:04d}" for nth in range(count)]
    connection = await asyncpg.connect(ground.owner.format(DATABASE))
    try:
        hashes = [hashlib.sha256(token.encode()).digest() for token in tokens]
        await connection.execute(_PAPERS, ground.station, sitting, hashes)
        await connection.execute("VACUUM ANALYZE")
        rows = await connection.fetch(_SITTERS)
    finally:
        await connection.close()
    return [
        Sitter(token, *(row[name] for name in ("csrf", "attempt", "versions")))
        for token, row in zip(tokens, rows, strict=True)
    ]


async def _nothing_is_lost(owner: str, table: str, said: Kept) -> None:
    """Each as it was last said."""
    connection = await asyncpg.connect(owner)
    try:
        there = {
            (row["attempt"], row["version"]): row["sequence"] for row in await connection.fetch(_THERE.format(table))
        }
    finally:
        await connection.close()
    if there != said:
        raise WrongAnswer(
            f"of {len(said)} answers {len(said) - len(said.items() & there.items())} are not as they were said"
        )
