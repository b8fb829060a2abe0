"""Whether the ledger is even: each minute what was just posted and a slice of the rest, all of it when somebody verifies.

A look costs the same however many awards there are (an account costs its own entries). The slice moves on each minute and comes
round: an old row that was touched is seen within hours, not within the minute.
"""

from datetime import datetime, timedelta

from msgspec import Struct

from scoring.points.tables import Account, Entry

LATELY = timedelta(minutes=10)
MOST_AWARDS, MOST_MOVES = 5000, 200
"""Of the last ten minutes so many awards are added up, and of so many of them the holders' accounts."""
SLICE_AWARDS, SLICE_ACCOUNTS = 2000, 100
"""A ledger of a million awards comes round in nine hours, 6,000 accounts (a bureau's) in one."""

_LATE = "SELECT id FROM award WHERE posted_at > {}::timestamptz ORDER BY posted_at DESC LIMIT {}"
_SLICE = """
SELECT id FROM {table}, (SELECT {{}}::bigint % (max(id) / {{}} + 1) * {{}} AS lo FROM {table}) page
WHERE id >= lo AND id < lo + {{}}::bigint
"""
_UNEVEN = f"""
SELECT count(*) AS found FROM (({_LATE}) UNION {_SLICE.format(table="award")}) looked
CROSS JOIN LATERAL (SELECT sum(amount) AS rest FROM entry e WHERE e.award = looked.id) booked WHERE rest <> 0
"""
_DRIFT = f"""
SELECT count(*) AS found FROM (SELECT e.account AS id FROM ({_LATE}) late JOIN entry e ON e.award = late.id
    UNION {_SLICE.format(table="account")}) looked JOIN account a ON a.id = looked.id AND a.kind <> 'pool'
CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS held FROM entry e WHERE e.account = a.id) booked WHERE a.balance <> held
"""
_ALL_UNEVEN = """
SELECT count(*) AS rows, min({of}) AS first FROM (SELECT {of} FROM {part} GROUP BY {of} HAVING sum({sum}) <> 0) uneven
"""
_ALL_DRIFT = """
SELECT count(*) AS rows, min(a.id) AS first FROM {holder} a
LEFT JOIN (SELECT {holder} AS of, sum({sum}) AS held FROM {part} GROUP BY {holder}) e ON e.of = a.id
WHERE a.kind <> 'pool' AND a.balance <> coalesce(e.held, 0)
"""
LEDGERS = (
    {"book": "award", "of": "award", "part": "entry", "sum": "amount", "holder": "account"},
    {"book": "money_move", "of": "move", "part": "money_entry", "sum": "fen", "holder": "purse"},
)
"""Points and money: in each, entries of something sum to zero, and a holder's balance is the sum of his."""


async def awards_uneven(now: datetime) -> float:
    """Awards whose entries do not sum to zero (a trigger forbids them): the last ten minutes', and this minute's slice."""
    rows = await Entry.raw(_UNEVEN, now - LATELY, MOST_AWARDS, *_page(now, SLICE_AWARDS))
    return float(rows[0]["found"])


async def balances_adrift(now: datetime) -> float:
    """Holders' accounts whose balance is not the sum of their entries: those just moved, and this minute's slice."""
    rows = await Account.raw(_DRIFT, now - LATELY, MOST_MOVES, *_page(now, SLICE_ACCOUNTS))
    return float(rows[0]["found"])


def _page(now: datetime, size: int) -> tuple[int, int, int, int]:
    return int(now.timestamp()) // 60, size, size, size


class Off(Struct, frozen=True):
    """Rows of a book that are off, the first of them."""

    book: str
    rows: int
    first: int


async def all_uneven() -> list[Off]:
    """Awards and moves of money, all of them, whose entries do not sum to zero."""
    return [off for ledger in LEDGERS if (off := await _off(_ALL_UNEVEN, ledger["book"], ledger))]


async def all_adrift() -> list[Off]:
    """Accounts and purses, all of them, that do not agree with their entries."""
    return [off for ledger in LEDGERS if (off := await _off(_ALL_DRIFT, ledger["holder"], ledger))]


async def _off(statement: str, book: str, ledger: dict[str, str]) -> Off | None:
    row = (await Entry.raw(statement.format(**ledger)))[0]
    return Off(book, row["rows"], row["first"]) if row["rows"] else None
