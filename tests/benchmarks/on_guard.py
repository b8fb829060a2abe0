"""A database with a zone of forty guards at their gates, other zones around it, a token for everybody who keeps a stream."""

import hashlib
from math import ceil

import asyncpg
from msgspec import Struct

from lianfang.database import transaction
from tests.benchmarks.ground import Ground
from tests.watch import keep_watch

GUARDS, DESKS = 40, 3


class OnGuard(Struct, frozen=True):
    """Tokens of all streams, the concerned ones first: the forty guards, of whom the first asks, then the desks."""

    tokens: list[str]

    @property
    def asks(self) -> str:
        return self.tokens[0]

    @property
    def closes(self) -> str:
        return self.tokens[GUARDS]


async def prepare(ground: Ground, name: str, streams: int) -> OnGuard:
    """Makes the database: everybody fit and signed on, so that one request tells the forty, and nobody else."""
    await ground.clone(name)
    for table in ("bureau", "station"):  # the roster's have the names that the watch's want
        await ground.command(f"UPDATE {table} SET name = name || '（花名册）'", of=name)
    async with ground.pool(name):
        async with transaction() as now:
            pass
        watch = await keep_watch(now, zones=ceil((streams - DESKS) / GUARDS), units=GUARDS)
    guards = [person for zone in watch.guards for person in zone][: streams - DESKS]
    near, far = guards[:GUARDS], guards[GUARDS:]
    people: list[int | None] = [*near, *[None] * DESKS, *far]
    tokens = [f"lf_bench{nth:06d}" for nth in range(streams)]
    hashes = [hashlib.sha256(token.encode()).digest() for token in tokens]
    connection = await asyncpg.connect(ground.owner.format(name))
    try:
        await connection.execute(_ACCOUNTS, people, hashes, watch.bureau, watch.station)
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()
    return OnGuard(tokens)


_ACCOUNTS = """
WITH held AS (SELECT person, hash, nth FROM unnest($1::bigint[], $2::bytea[]) WITH ORDINALITY AS h (person, hash, nth)),
made AS (
    INSERT INTO login (name, person, made_at) SELECT 'bench' || nth, person, now() FROM held ORDER BY nth
    RETURNING id, name, person),
given AS (
    INSERT INTO role_held (account, role, bureau, station, since)
    SELECT id, CASE WHEN person IS NULL THEN 'officer' ELSE 'guard' END, $3, CASE WHEN person IS NULL THEN $4::bigint END,
           now() - interval '1 hour' FROM made)
INSERT INTO token (account, token_hash, actions, made_at, until)
SELECT made.id, held.hash, 'aid.see,aid.raise,aid.desk,aid.decide', now(), current_date + 2
FROM made JOIN held ON made.name = 'bench' || held.nth
"""
