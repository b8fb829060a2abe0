"""Posts to the ledger: awards with their entries, balances. Runs inside a flow's transaction."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from scoring.points.rules.moving import legs, spent
from scoring.points.tables import Account, Award, WaitingDeed
from scoring.points.vocabulary import Balances, Holder
from zones.ground.weeks import month_of

KINDS = ("standing", "spendable", "owed")
POOL: Holder = (None, None)


class Posting(Struct, frozen=True):
    """An award to write. `cause` is the award it corrects, 0 for a first judgement; `week` empty for a month's close.

    `spends` are points given away (below zero: that come back), of an award that is worth none.
    """

    person: int | None
    unit: int | None
    rule_book: int
    rule: str
    deed: int | None
    source: str
    cause: int
    points: int
    routine: bool
    because: str
    day: date
    week: str | None
    spends: int = 0

    @property
    def holder(self) -> Holder:
        return (self.person, self.unit)

    @property
    def moves(self) -> bool:
        """Whether it has entries."""
        return bool(self.points or self.spends)


class Held(Struct, frozen=True):
    """Locked accounts of holders, the pool's beside them (it has no balance: nobody locks it), and ids for new awards."""

    accounts: dict[Holder, dict[str, int]]
    balances: dict[Holder, Balances]
    awards: list[int]


async def hold(station: int, holders: Iterable[Holder]) -> None:
    """Hold these holders' accounts until the end of the transaction: they are judged one at a time."""
    await _hold(station, set(holders), 0)


async def forget_waiting(deeds: list[int]) -> None:
    """These deeds are judged."""
    await WaitingDeed.raw("DELETE FROM waiting_deed WHERE deed = ANY({})", deeds)


async def post(station: int, postings: list[Posting], now: datetime) -> int:
    """Write awards and their entries, and bring the balances along: two or three statements, however many. Returns how many awards."""
    if not postings:
        return 0
    held = await _hold(station, {one.holder for one in postings if one.moves}, len(postings))
    before = dict(held.balances)
    entries: list[tuple[int, int, int]] = []
    for award, posting in zip(held.awards, postings, strict=True):
        if posting.moves:
            entries += _entries(award, posting, held)
    balances = held.balances
    changed = [
        (held.accounts[holder][kind], getattr(balances[holder], kind))
        for holder in balances
        for kind in KINDS
        if getattr(balances[holder], kind) != getattr(before[holder], kind)
    ]
    await Award.raw(_POST, *_columns(station, held.awards, postings, now), *_turned(entries, 3), *_turned(changed, 2))
    return len(postings)


def _entries(award: int, posting: Posting, held: Held) -> list[tuple[int, int, int]]:
    """(award, account, amount) of its legs, the pool's last; the holder's balances move along."""
    before, accounts = held.balances[posting.holder], held.accounts[posting.holder]
    move = spent(posting.spends, before) if posting.spends else legs(posting.points, before)
    held.balances[posting.holder] = Balances(*(getattr(before, kind) + getattr(move, kind) for kind in KINDS))
    amounts = [(accounts[kind], getattr(move, kind)) for kind in KINDS]
    amounts.append((held.accounts[POOL]["pool"], -sum(amount for _, amount in amounts)))
    return [(award, account, amount) for account, amount in amounts if amount]


_POST = """
WITH posted AS (
    INSERT INTO award (id, station, person, unit, rule_book, rule, deed, source, cause, points, routine, because, day, week,
                       month, posted_at)
    SELECT a.id, {}, a.person, a.unit, a.rule_book, a.rule, a.deed, a.source, a.cause, a.points, a.routine, a.because, a.day,
           a.week, a.month, {}
    FROM unnest({}::bigint[], {}::bigint[], {}::bigint[], {}::bigint[], {}::text[], {}::bigint[], {}::text[], {}::bigint[],
                {}::int[], {}::bool[], {}::text[], {}::date[], {}::text[], {}::text[])
         AS a (id, person, unit, rule_book, rule, deed, source, cause, points, routine, because, day, week, month)),
moved AS (
    INSERT INTO entry (award, account, amount) SELECT * FROM unnest({}::bigint[], {}::bigint[], {}::int[]))
UPDATE account SET balance = v.balance FROM unnest({}::bigint[], {}::bigint[]) AS v (id, balance) WHERE account.id = v.id
"""


def _columns(station: int, awards: list[int], postings: list[Posting], now: datetime) -> list[Any]:
    rows = [
        (award, p.person, p.unit, p.rule_book, p.rule, p.deed, p.source, p.cause, p.points, p.routine, p.because, p.day)
        + (p.week, month_of(p.day))
        for award, p in zip(awards, postings, strict=True)
    ]
    return [station, now, *_turned(rows, 14)]


def _turned(rows: list[tuple[Any, ...]], width: int) -> list[list[Any]]:
    """Rows as columns."""
    return [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in range(width)]


_HOLD = """
WITH persons AS (SELECT id, person, unit, kind, balance FROM account
        WHERE station = {} AND person = ANY({}::bigint[]) ORDER BY id FOR UPDATE),
    units AS (SELECT id, person, unit, kind, balance FROM account
        WHERE station = {} AND person IS NULL AND unit = ANY({}::bigint[]) ORDER BY id FOR UPDATE)
SELECT * FROM persons UNION ALL SELECT * FROM units
UNION ALL SELECT id, NULL, NULL, kind, 0 FROM account WHERE station = {} AND person IS NULL AND unit IS NULL
UNION ALL SELECT nextval(pg_get_serial_sequence('award', 'id')), NULL, NULL, 'award', 0 FROM generate_series(1, {})
"""
_THERE = """
SELECT person, unit FROM account WHERE station = {} AND person = ANY({}::bigint[])
UNION SELECT person, unit FROM account WHERE station = {} AND person IS NULL AND unit = ANY({}::bigint[])
"""
_OPEN = """
INSERT INTO account (station, person, unit, kind, balance)
SELECT {}, person, unit, kind, 0 FROM unnest({}::bigint[], {}::bigint[]) AS w (person, unit),
    unnest(CASE WHEN coalesce(person, unit) IS NULL THEN ARRAY['pool'] ELSE {}::text[] END) AS kind
ON CONFLICT DO NOTHING
"""


async def _hold(station: int, holders: set[Holder], awards: int) -> Held:
    """Accounts are opened where they are missing, and locked in the order of their ids.

    Of several all are opened before one is locked: who opens one while he holds another may wait for somebody who waits for him.
    """
    if len(holders) > 1:
        rows = await Account.raw(_THERE, *_by_kind(station, holders))
        await _open(station, holders - {(row["person"], row["unit"]) for row in rows})
    held = await _look_up(station, holders, awards)
    missing = {holder for holder in (*holders, POOL) if holder not in held.accounts}
    if not missing:
        return held
    await _open(station, missing)
    return await _look_up(station, holders, awards)


async def _open(station: int, missing: set[Holder]) -> None:
    if missing:
        await Account.raw(_OPEN, station, *_turned(sorted(missing, key=str), 2), list(KINDS))


def _by_kind(station: int, holders: set[Holder]) -> tuple[Any, ...]:
    """The station and its persons, the station and its units."""
    persons = sorted(person for person, _ in holders if person)
    return station, persons, station, sorted(unit for person, unit in holders if unit and not person)


async def _look_up(station: int, holders: set[Holder], awards: int) -> Held:
    rows = await Account.raw(_HOLD, *_by_kind(station, holders), station, awards)
    accounts: dict[Holder, dict[str, int]] = {}
    sums: dict[Holder, dict[str, int]] = {}
    for row in rows:
        if row["kind"] != "award":
            accounts.setdefault((row["person"], row["unit"]), {})[row["kind"]] = row["id"]
            sums.setdefault((row["person"], row["unit"]), {})[row["kind"]] = row["balance"]
    balances = {holder: Balances(**kinds) for holder, kinds in sums.items() if holder != POOL}
    return Held(accounts, balances, [row["id"] for row in rows if row["kind"] == "award"])
