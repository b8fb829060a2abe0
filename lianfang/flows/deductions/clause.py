"""What the rule book says of a kind of deduction on a day."""

from datetime import date

from scoring.points.deductions.vocabulary import Deduction
from scoring.points.reads.books import books_at
from zones.ground.scope import Scope


async def clause_of(slip: Deduction) -> tuple[str, int]:
    """(the clause, how many points it takes); ("", 0) for a book that has none."""
    return await clause_on(slip.station, slip.kind, slip.day)


async def clause_on(station: int, kind: str, day: date) -> tuple[str, int]:
    books = await books_at(Scope((station,)))
    if not books.books or books.books[0].starts_on > day:
        return "", 0
    rule = next((one for one in books.on(day).text.rules if one.deed == kind), None)
    return (rule.clause, -rule.points) if rule else ("", 0)
