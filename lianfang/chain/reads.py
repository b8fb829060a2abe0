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


PRINTED, DIGITS = {"audit_line": "审计", "award": "积分"}, 12
"""Books of which a bulletin prints the head, as it calls them; so many digits of the link."""


class Stuck(Struct, frozen=True):
    """How many rows have waited for too long, and the first of them."""

    rows: int
    book: str | None
    row: int | None


async def head() -> Head:
    """The last link, for printing: seal first (lianfang.flows.chain.seal)."""
    rows = await ChainLink.raw("SELECT seq, digest FROM chain_link ORDER BY seq DESC LIMIT 1")
    return Head(**rows[0]) if rows else Head()


class BookHead(Struct, frozen=True):
    """The chain's link of a book's `rows`-th row (in the order of sealing) by its first digits; as text, as it stands on paper."""

    book: str
    rows: int
    digits: str

    def __str__(self) -> str:
        return f"{PRINTED[self.book]}{self.rows}行{self.digits}"


async def book_head(book: str) -> BookHead | None:
    """Of the newest row that is sealed; None for an empty book."""
    [found] = await ChainLink.raw(
        "SELECT count(*) AS rows, (SELECT digest FROM chain_link WHERE book = {} ORDER BY seq DESC LIMIT 1) AS digest "
        "FROM chain_link WHERE book = {}",
        book,
        book,
    )
    return BookHead(book, found["rows"], found["digest"].hex()[:DIGITS]) if found["rows"] else None


async def book_at(book: str, rows: int) -> tuple[Head, int] | None:
    """The link of a book's `rows`-th row, and that row; None where the book never was as long."""
    found = await ChainLink.raw(
        "SELECT seq, digest, row FROM chain_link WHERE book = {} ORDER BY seq OFFSET {} LIMIT 1", book, rows - 1
    )
    return (Head(found[0]["seq"], found[0]["digest"]), found[0]["row"]) if found else None


async def tail_s(now: datetime) -> float:
    """Age in seconds of the oldest row that is not sealed, by the clock that wrote it; 0 where all are."""
    return float((await Unsealed.raw(_OLDEST, now - clock.ahead()))[0]["age_s"])


async def stuck(now: datetime) -> Stuck:
    """What should have been sealed by now."""
    return Stuck(**(await Unsealed.raw(_STUCK, now - clock.ahead() - LATE))[0])
