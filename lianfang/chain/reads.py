"""Reads of the chain and of what waits for it. Both are of the whole installation; they hold no more than books, ids, digests."""

from datetime import datetime, timedelta

from msgspec import Struct

from lianfang import clock
from lianfang.chain.tables import ChainLink, Unsealed
from zones.ground.chain import Head

LATE = timedelta(seconds=10)
"""Nothing waits longer to be sealed."""
_OLDEST = "SELECT coalesce(extract(epoch FROM {}::timestamptz - min(at)), 0)::float AS age_s FROM unsealed"
_STUCK = """
SELECT count(*) AS rows, (array_agg(book ORDER BY id))[1] AS book, (array_agg(row ORDER BY id))[1] AS row FROM unsealed WHERE at < {}
"""


class Stuck(Struct, frozen=True):
    """How many rows have waited for too long, and the first of them."""

    rows: int
    book: str | None
    row: int | None


async def head() -> Head:
    """The last link, for printing: seal first (lianfang.flows.chain.seal)."""
    rows = await ChainLink.raw("SELECT seq, digest FROM chain_link ORDER BY seq DESC LIMIT 1")
    return Head(**rows[0]) if rows else Head()


async def tail_s(now: datetime) -> float:
    """Age in seconds of the oldest row that is not sealed, by the clock that wrote it; 0 where all are."""
    return float((await Unsealed.raw(_OLDEST, now - clock.ahead()))[0]["age_s"])


async def stuck(now: datetime) -> Stuck:
    """What should have been sealed by now."""
    return Stuck(**(await Unsealed.raw(_STUCK, now - clock.ahead() - LATE))[0])
