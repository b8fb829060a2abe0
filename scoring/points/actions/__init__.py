"""Posts to the ledger: awards with their entries, balances. Runs inside a flow's transaction, the holders held."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from scoring.points.rules.moving import legs
from scoring.points.tables import Account, Award, Entry, WaitingDeed
from scoring.points.vocabulary import Balances, Holder
from zones.ground.weeks import month_of
from zones.journal.actions import insert_all

KINDS = ("standing", "spendable", "owed")
POOL: Holder = (None, None)


class Posting(Struct, frozen=True):
    """An award to write. `cause` is the award it corrects, 0 for a first judgement; `week` empty for a month's close."""

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


async def hold(station: int, holders: Iterable[Holder]) -> None:
    """Hold these holders' accounts until the end of the transaction: they are judged one at a time."""
    await _accounts(station, holders)


async def forget_waiting(deeds: list[int]) -> None:
    """These deeds are judged."""
    await WaitingDeed.raw("DELETE FROM waiting_deed WHERE deed = ANY({})", deeds)


async def post(station: int, postings: list[Posting], now: datetime) -> int:
    """Write awards and their entries, and bring the balances along. Returns how many awards."""
    if not postings:
        return 0
    awards = await insert_all(Award, [_award(station, posting, now) for posting in postings])
    moving = [(row["id"], posting) for row, posting in zip(awards, postings, strict=True) if posting.points]
    accounts, balances = await _accounts(station, {(posting.person, posting.unit) for _, posting in moving})
    entries: list[Entry] = []
    for award, posting in moving:
        holder = (posting.person, posting.unit)
        before = balances[holder]
        move = legs(posting.points, before)
        balances[holder] = Balances(*(getattr(before, kind) + getattr(move, kind) for kind in KINDS))
        amounts = [(accounts[holder, kind], getattr(move, kind)) for kind in KINDS]
        amounts.append((accounts[POOL, "pool"], -sum(amount for _, amount in amounts)))
        entries += [Entry(award=award, account=account, amount=amount) for account, amount in amounts if amount]
    await insert_all(Entry, entries)
    await _set_balances(accounts, balances)
    return len(awards)


def _award(station: int, posting: Posting, now: datetime) -> Award:
    return Award(
        station=station,
        person=posting.person,
        unit=posting.unit,
        rule_book=posting.rule_book,
        rule=posting.rule,
        deed=posting.deed,
        source=posting.source,
        cause=posting.cause,
        points=posting.points,
        routine=posting.routine,
        because=posting.because,
        day=posting.day,
        week=posting.week,
        month=month_of(posting.day),
        posted_at=now,
    )


async def _accounts(
    station: int, holders: Iterable[Holder]
) -> tuple[dict[tuple[Holder, str], int], dict[Holder, Balances]]:
    """Account ids and balances of holders, made where missing and locked in the order of their ids; the pool's is not locked:
    it has no balance, and everybody posts against it."""
    wanted = sorted(set(holders), key=str)
    held = await _held(station, wanted)
    missing = [holder for holder in (*wanted, POOL) if holder not in held]
    if missing:
        await Account.raw(
            "INSERT INTO account (station, person, unit, kind, balance) SELECT {}, person, unit, kind, 0 FROM "
            "unnest({}::bigint[], {}::bigint[]) AS w (person, unit), unnest(CASE WHEN coalesce(person, unit) IS NULL "
            "THEN ARRAY['pool'] ELSE {}::text[] END) AS kind ON CONFLICT DO NOTHING",
            station,
            [person for person, _ in missing],
            [unit for _, unit in missing],
            list(KINDS),
        )
        held = await _held(station, wanted)
    ids = {(holder, kind): id_ for holder, kinds in held.items() for kind, (id_, _) in kinds.items()}
    return ids, {holder: Balances(*(held[holder][kind][1] for kind in KINDS)) for holder in wanted}


_HELD = """
(SELECT id, person, unit, kind, balance FROM account WHERE station = {{}} AND {} = ANY({{}}) ORDER BY id FOR UPDATE)
"""
_HELD_PERSONS, _HELD_UNITS = _HELD.format("person"), _HELD.format("unit")
_POOL = "SELECT id, person, unit, kind, balance FROM account WHERE station = {} AND kind = 'pool'"


async def _held(station: int, holders: list[Holder]) -> dict[Holder, dict[str, tuple[int, int]]]:
    """Locked accounts by holder and kind: (id, balance)."""
    persons = [person for person, _ in holders if person]
    units = [unit for person, unit in holders if unit and not person]
    rows = await Account.raw(_POOL, station)
    rows += await Account.raw(_HELD_PERSONS, station, persons) if persons else []
    rows += await Account.raw(_HELD_UNITS, station, units) if units else []
    held: dict[Holder, dict[str, tuple[int, int]]] = {}
    for row in rows:
        held.setdefault((row["person"], row["unit"]), {})[row["kind"]] = (row["id"], row["balance"])
    return held


async def _set_balances(accounts: dict[tuple[Holder, str], int], balances: dict[Holder, Balances]) -> None:
    pairs = [(accounts[holder, kind], getattr(held, kind)) for holder, held in balances.items() for kind in KINDS]
    await Account.raw(
        "UPDATE account SET balance = v.balance FROM unnest({}::bigint[], {}::bigint[]) AS v (id, balance) "
        "WHERE account.id = v.id AND account.balance <> v.balance",
        [id_ for id_, _ in pairs],
        [balance for _, balance in pairs],
    )
