"""The rule books of a bureau, and which of them counts on a day."""

from datetime import date
from functools import lru_cache

from msgspec import Struct

from scoring.points.book.reading import parse
from scoring.points.errors import NoRuleBook
from scoring.points.tables import RuleBook
from scoring.points.vocabulary.book import ROUTINE, RuleBookText
from zones.ground.scope import Scope
from zones.ground.weeks import Week

NO_CAP = 1_000_000
"""More than anybody gets."""


class BookRow(Struct, frozen=True):
    id: int
    starts_on: date
    text: RuleBookText


class Rescored(Struct, frozen=True):
    """Days that the bureau decided to count by another of its books; `number` is the decision's."""

    id: int
    book: int
    first: date
    last: date
    number: str


class InForce(Struct, frozen=True):
    """A bureau's rule books, oldest first, and its decisions to count days by another one, oldest first."""

    books: tuple[BookRow, ...]
    rescored: tuple[Rescored, ...] = ()

    def on(self, day: date) -> BookRow:
        """The book that counts on a day: as decided last, else the one in force. Raises NoRuleBook."""
        decided = self.decision(day)
        for book in reversed(self.books):
            if book.id == decided.book if decided else book.starts_on <= day:
                return book
        raise NoRuleBook(day=day.isoformat())

    def decision(self, day: date) -> Rescored | None:
        """The last decision about a day."""
        return next((one for one in reversed(self.rescored) if one.first <= day <= one.last), None)


_read_once = lru_cache(maxsize=32)(parse)
"""By the text itself, which comes from the database each time: parsing it takes longer than a whole page."""


async def books(bureau: int) -> InForce:
    """A bureau's rule books."""
    rows = await RuleBook.raw(
        "SELECT id AS id_, starts_on, text FROM rule_book WHERE bureau = {} ORDER BY starts_on", bureau
    )
    decided = await RuleBook.raw(
        "SELECT id, rule_book AS book, first_day AS first, last_day AS last, number FROM rescoring WHERE bureau = {} ORDER BY id",
        bureau,
    )
    return InForce(tuple(book_row(**row) for row in rows), tuple(Rescored(**row) for row in decided))


async def books_at(scope: Scope) -> InForce:
    """The rule books of the bureau of the scope's station."""
    rows = await RuleBook.raw("SELECT bureau FROM station WHERE id = {}", scope.stations[0])
    return await books(rows[0]["bureau"])


async def routine_cap(bureau: int, week: Week) -> int:
    """Most routine points a guard gets in the week, by the book that counts on its Monday; 0 without a book."""
    found = await books(bureau)
    cap = found.on(week.monday).text.group(ROUTINE).week if found.books else 0
    return NO_CAP if cap is None else cap


async def digest_of(book: int) -> str:
    """SHA-256 of a rule book's file, as everybody can count it again."""
    rows = await RuleBook.raw(
        "SELECT encode(sha256(convert_to(text, 'UTF8')), 'hex') AS digest FROM rule_book WHERE id = {}", book
    )
    return str(rows[0]["digest"])


def book_row(id_: int, starts_on: date, text: str) -> BookRow:
    """A rule book as the database has it."""
    return BookRow(id_, starts_on, _read_once(text))
