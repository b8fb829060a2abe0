"""Loads a new version of the bureau's rule book. It starts later than the one in force: never backwards."""

from lianfang.database import transaction
from scoring.points.actions.books import add_book, lock_bureau
from scoring.points.book.reading import read_book
from scoring.points.vocabulary.book import RuleBookText


async def load_book(bureau: int, text: str) -> RuleBookText:
    """Returns the book as read."""
    book = read_book(text)
    async with transaction() as now:
        await lock_bureau(bureau)
        await add_book(bureau, text, now)
    return book
