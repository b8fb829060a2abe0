"""Whether the ledger is even: each minute what was just posted and a slice of the rest, all of it when somebody verifies.

A look costs the same however many awards there are (an account costs its own entries). The slice moves on each minute and comes
round: an old row that was touched is seen within hours, not within the minute.
"""

from datetime import datetime, timedelta

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
SELECT count(*) AS rows, min(award) AS first FROM (SELECT award FROM entry GROUP BY award HAVING sum(amount) <> 0) uneven
"""
_ALL_DRIFT = """
SELECT count(*) AS rows, min(a.id) AS first FROM account a
LEFT JOIN (SELECT account, sum(amount) AS held FROM entry GROUP BY account) e ON e.account = a.id
WHERE a.kind <> 'pool' AND a.balance <> coalesce(e.held, 0)
"""


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


async def all_uneven() -> tuple[int, int | None]:
    """The whole ledger: how many awards are uneven, and the first."""
    row = (await Entry.raw(_ALL_UNEVEN))[0]
    return row["rows"], row["first"]


async def all_adrift() -> tuple[int, int | None]:
    """The whole ledger: how many accounts do not agree with their entries, and the first."""
    row = (await Account.raw(_ALL_DRIFT))[0]
    return row["rows"], row["first"]
