"""Bars of posting: one award a transaction by one client and by eight on one station, beside the same rows written by hand,
and beside a peer that keeps its books in double entry as well."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from statistics import median

from msgspec import Struct

from lianfang.database import engine, transaction
from lianfang.flows.points.score import score
from scoring.points.actions import Posting, post
from tests.benchmarks.crowd import make_crowd
from tests.benchmarks.floors.bare_post import DAY, bare_post
from tests.benchmarks.ground import Ground
from tests.benchmarks.peers import hordak
from tests.benchmarks.rounds import Line, Told, in_turn, seconds

DATABASE, PEER, CLIENTS, GUARDS = "bench_posting", "bench_hordak", 8, 64
BAR = 1 / 0.6
"""At least 0.6 times the floor's postings a second, as times."""
GAIN_BAR = 1 / 1.5
"""Eight clients post at least 1.5 times what one does, as times of equal work."""
PEER_BAR = 1.0
"""Not slower than django-hordak, with one client and with eight."""
_ACCOUNTS = """
SELECT person, max(id) FILTER (WHERE kind = 'standing') AS standing, max(id) FILTER (WHERE kind = 'spendable') AS spendable,
       (SELECT id FROM account WHERE kind = 'pool') AS pool
FROM account WHERE person IS NOT NULL GROUP BY person ORDER BY person LIMIT $1
"""
One = Callable[[int], Awaitable[None]]


class Length(Struct, frozen=True):
    rounds: int
    postings: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """Each client posts to guards of its own."""
    await make_crowd(ground, DATABASE, GUARDS, GUARDS * 7)
    try:
        async with ground.pool(DATABASE):
            await score(ground.station)
            assert engine.pool
            async with engine.pool.acquire() as connection:
                book = await connection.fetchval("SELECT min(id) FROM rule_book")
                holders = [tuple(row) for row in await connection.fetch(_ACCOUNTS, GUARDS)]
            floor, ours = _floor(ground.station, book, holders), _ours(ground.station, book, holders)
            one = await in_turn(lambda: _by(1, floor, length), lambda: _by(1, ours, length), length.rounds)
            eight = await in_turn(
                lambda: _by(CLIENTS, floor, length), lambda: _by(CLIENTS, ours, length), length.rounds
            )
            beside = await _beside_the_peer(ground, ours, length, tell)
    finally:
        await ground.drop(DATABASE)
    gain = median(one.ours_s) / median(eight.ours_s)
    for name, compared in (("one", one), ("eight", eight)):
        tell(f"post_{name}: {length.postings / median(compared.ours_s):.0f} a second here; {compared.remark()}")
    spread = f"{min(one.ours_s) / max(eight.ours_s):.2f}..{max(one.ours_s) / min(eight.ours_s):.2f}"
    gained = Line("post_gain", 1 / gain, GAIN_BAR, spread)
    return [one.line("post_one", BAR), eight.line("post_eight", BAR), gained, *beside]


async def _beside_the_peer(ground: Ground, ours: One, length: Length, tell: Told) -> list[Line]:
    """Its guards are as many, and their accounts are there before the first posting, as ours are."""
    await ground.drop(PEER)
    await ground.command(f"CREATE DATABASE {PEER}")
    try:
        peer = await asyncio.to_thread(hordak.begin, ground.owner.format(PEER), GUARDS)
        await ground.command("VACUUM ANALYZE", PEER)
        return [
            await _beside(peer, clients, ours, length, tell, name)
            for clients, name in ((1, "hordak_one"), (CLIENTS, "hordak_eight"))
        ]
    finally:
        await ground.drop(PEER)


async def _beside(peer: hordak.Peer, clients: int, ours: One, length: Length, tell: Told, name: str) -> Line:
    with hordak.clients(clients, peer) as theirs:
        compared = await in_turn(
            lambda: theirs.post(length.postings), lambda: _by(clients, ours, length), length.rounds
        )
    assert await asyncio.to_thread(peer.balance), "it has posted"
    tell(f"{name}: {length.postings / median(compared.ours_s):.0f} a second here; {compared.remark()}")
    return compared.line(name, PEER_BAR)


async def _by(clients: int, one: One, length: Length) -> float:
    async def client(number: int) -> None:
        for nth in range(number, length.postings, clients):
            await one(nth)

    return await seconds(asyncio.gather(*(client(number) for number in range(clients))))


def _floor(station: int, book: int, holders: list[tuple[int, ...]]) -> One:
    numbers = itertools.count()

    async def one(nth: int) -> None:
        person, standing, spendable, pool = holders[nth % GUARDS]
        assert engine.pool
        async with engine.pool.acquire() as connection:
            await bare_post(connection, station, person, book, (standing, spendable, pool), f"floor:{next(numbers)}")

    return one


def _ours(station: int, book: int, holders: list[tuple[int, ...]]) -> One:
    numbers = itertools.count()

    async def one(nth: int) -> None:
        source = f"ours:{next(numbers)}"
        posting = Posting(
            holders[nth % GUARDS][0], None, book, "rescue", None, source, 0, 5, False, "full", DAY, "2018-W41"
        )
        async with transaction() as now:
            await post(station, [posting], now)

    return one
