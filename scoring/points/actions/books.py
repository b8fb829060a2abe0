"""Writes rule books, and decisions to count days by another one. Runs inside a flow's transaction, the bureau held."""

from datetime import datetime

from scoring.points.book.reading import FIRST, read_book
from scoring.points.errors import RuleBookInThePast
from scoring.points.reads.books import InForce, Rescored, books
from scoring.points.reads.drafts import latest_day
from scoring.points.tables import Rescoring, RuleBook, WaitingDeed


async def lock_bureau(bureau: int) -> None:
    """Hold the bureau until the end of the transaction: its rule books are added one at a time."""
    await RuleBook.raw("SELECT id FROM bureau WHERE id = {} FOR NO KEY UPDATE", bureau)


async def add_book(bureau: int, text: str, now: datetime) -> int:
    """A new version of the rule book. It starts after those before it and after every day that is judged: never backwards."""
    book = read_book(text)
    latest = await latest_day(bureau)
    if latest and book.starts_on <= latest:
        raise RuleBookInThePast(starts_on=book.starts_on.isoformat(), latest=latest.isoformat())
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
