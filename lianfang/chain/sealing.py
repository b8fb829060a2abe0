"""The sealer: takes rows from the queue in the order they came, hashes them, writes a link each and forgets the queue's row.

The queue is emptied, never counted through: what commits late is simply found later.
"""

from datetime import datetime
from typing import Any

from msgspec import Struct

from lianfang.chain.forms import BOOKS
from lianfang.chain.reads import head
from lianfang.chain.rows import connection, contents
from lianfang.chain.tables import ChainLink
from zones.ground.chain import Head, dated, link

BATCH = 5000
_KEY = 0x11A0C4A1
_QUEUE = """
SELECT u.id, u.book, u.row, EXISTS (SELECT FROM chain_link l WHERE l.book = u.book AND l.row = u.row) AS linked
FROM unsealed u WHERE u.id > $1 ORDER BY u.id LIMIT $2
"""
Place = tuple[str, int]


class Sealed(Struct, frozen=True):
    """How many links were written, and the queue's id after which there may be more; None where this was the last batch."""

    links: int
    after: int | None


async def seal(now: datetime, after: int = 0, wait: bool = False) -> Sealed:
    """One batch, in the transaction that runs. Where another process seals, nothing; with `wait` it has its turn first.

    A row that is not to be found, or of no known book, stays in the queue: it is an alarm, and holds nothing up.
    """
    if not await _alone(wait):
        return Sealed(0, None)
    queue = await connection().fetch(_QUEUE, after, BATCH)
    places = dict.fromkeys((one["book"], one["row"]) for one in queue if not one["linked"] and one["book"] in BOOKS)
    found = await contents((book, row, BOOKS[book].newest) for book, row in places)
    await _write([place for place in places if place in found], found, now)
    done = [one["id"] for one in queue if one["linked"] or (one["book"], one["row"]) in found]
    await connection().execute("DELETE FROM unsealed WHERE id = ANY($1::bigint[])", done)
    return Sealed(len(found), queue[-1]["id"] if len(queue) == BATCH else None)


async def _alone(wait: bool) -> bool:
    """Until the end of the transaction nobody else seals."""
    if wait:
        await connection().execute("SELECT pg_advisory_xact_lock($1)", _KEY)
        return True
    return bool(await connection().fetchval("SELECT pg_try_advisory_xact_lock($1)", _KEY))


async def _write(places: list[Place], found: dict[Place, bytes], now: datetime) -> None:
    """Links in the order of places, behind the last one."""
    last, links = await head(), list[tuple[Any, ...]]()
    for book, row in places:
        digest = link(last.digest, last.seq + 1, book, row, dated(now, found[book, row]))
        last = Head(last.seq + 1, digest)
        links.append((last.seq, book, row, BOOKS[book].newest, digest, now))
    if links:
        columns = [column._meta.name for column in ChainLink._meta.columns]
        await connection().copy_records_to_table("chain_link", columns=columns, records=links)
