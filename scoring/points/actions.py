"""Writes the ledger: rule books, awards with their entries, balances. Runs inside a flow's transaction, the holders held."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from scoring.points.book.reading import FIRST, read_book
from scoring.points.errors import RuleBookInThePast
from scoring.points.reads.books import InForce, Rescored, books
from scoring.points.rules.moving import legs
from scoring.points.tables import Account, Award, Entry, Rescoring, RuleBook, WaitingDeed
from scoring.points.vocabulary import Balances, Holder
from zones.ground.weeks import month_of
from zones.journal.actions import insert_all

KINDS = ("standing", "spendable", "owed")


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


async def lock_bureau(bureau: int) -> None:
    """Hold the bureau until the end of the transaction: its rule books are added one at a time."""
    await RuleBook.raw("SELECT id FROM bureau WHERE id = {} FOR NO KEY UPDATE", bureau)


async def add_book(bureau: int, text: str, now: datetime) -> int:
    """A new version of the rule book. It starts after those before it and after every day that is judged: never backwards."""
    book = read_book(text)
    rows = await RuleBook.raw(
        "SELECT max(latest) AS latest FROM (SELECT max(starts_on) AS latest FROM rule_book WHERE bureau = {} UNION ALL "
        "SELECT max(a.day) FROM award a JOIN station s ON s.id = a.station WHERE s.bureau = {}) x",
        bureau,
        bureau,
    )
    if rows[0]["latest"] and book.starts_on <= rows[0]["latest"]:
        raise RuleBookInThePast(starts_on=book.starts_on.isoformat(), latest=rows[0]["latest"].isoformat())
    made = await RuleBook.insert(
        RuleBook(bureau=bureau, version=book.version, starts_on=book.starts_on, text=text, recorded_at=now)
    )
    return int(made[0]["id"])


async def books_in_force(station: int, now: datetime) -> InForce:
    """The rule books of a station's bureau; one that has none gets the first book."""
    bureau = (await RuleBook.raw("SELECT bureau FROM station WHERE id = {}", station))[0]["bureau"]
    found = await books(bureau)
    if not found.books:
        await lock_bureau(bureau)  # another of its stations may be the first at the same moment
        if not (await books(bureau)).books:
            await add_book(bureau, FIRST.read_text(encoding="utf-8"), now)
        found = await books(bureau)
    return found


async def hold(station: int, holders: Iterable[Holder]) -> None:
    """Hold these holders' accounts until the end of the transaction: they are judged one at a time."""
    await _accounts(station, holders)


async def forget_waiting(deeds: list[int]) -> None:
    """These deeds are judged."""
    await WaitingDeed.raw("DELETE FROM waiting_deed WHERE deed = ANY({})", deeds)


async def rescore(bureau: int, decided: Rescored, account: int | None, now: datetime) -> int:
    """Write the decision; every deed of its days waits again. Returns how many wait. The bureau is locked."""
    await Rescoring.insert(
        Rescoring(
            bureau=bureau,
            rule_book=decided.book,
            first_day=decided.first,
            last_day=decided.last,
            number=decided.number,
            account=account,
            decided_at=now,
        )
    )
    rows = await WaitingDeed.raw(
        "INSERT INTO waiting_deed (deed, station) SELECT d.id, d.station FROM deed d JOIN station s ON s.id = d.station "
        "WHERE s.bureau = {} AND d.day BETWEEN {} AND {} AND d.corrects IS NULL ON CONFLICT DO NOTHING RETURNING deed",
        bureau,
        decided.first,
        decided.last,
    )
    return len(rows)


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
        amounts.append((accounts[(None, None), "pool"], -sum(amount for _, amount in amounts)))
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
    """Account ids and balances of holders, made where missing and locked in the order of their ids."""
    wanted: list[tuple[Holder, str]] = [(holder, kind) for holder in holders for kind in KINDS]
    wanted.append(((None, None), "pool"))
    await Account.raw(
        "INSERT INTO account (station, person, unit, kind, balance) SELECT {}, person, unit, kind, 0 FROM "
        "unnest({}::bigint[], {}::bigint[], {}::varchar[]) AS w (person, unit, kind) ON CONFLICT DO NOTHING",
        station,
        [holder[0] for holder, _ in wanted],
        [holder[1] for holder, _ in wanted],
        [kind for _, kind in wanted],
    )
    rows = await Account.raw(
        "SELECT a.id, a.person, a.unit, a.kind, a.balance FROM account a WHERE a.station = {} AND (a.person = ANY({}) "
        "OR a.unit = ANY({}) OR a.kind = 'pool') ORDER BY a.id FOR UPDATE",
        station,
        [h[0] for h, _ in wanted if h[0]],
        [h[1] for h, _ in wanted if h[1]],
    )
    ids = {((row["person"], row["unit"]), row["kind"]): row["id"] for row in rows}
    held = {((row["person"], row["unit"]), row["kind"]): row["balance"] for row in rows}
    balances = {
        holder: Balances(*(held[holder, kind] for kind in KINDS)) for holder, kind in wanted if kind == "standing"
    }
    return ids, balances


async def _set_balances(accounts: dict[tuple[Holder, str], int], balances: dict[Holder, Balances]) -> None:
    pairs = [(accounts[holder, kind], getattr(held, kind)) for holder, held in balances.items() for kind in KINDS]
    await Account.raw(
        "UPDATE account SET balance = v.balance FROM unnest({}::bigint[], {}::bigint[]) AS v (id, balance) "
        "WHERE account.id = v.id AND account.balance <> v.balance",
        [id_ for id_, _ in pairs],
        [balance for _, balance in pairs],
    )
