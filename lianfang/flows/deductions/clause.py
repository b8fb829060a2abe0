"""What the rule book says of deductions, on the day of each."""

from collections.abc import Iterable

from scoring.points.deductions.vocabulary import Deduction
from scoring.points.reads.books import InForce, books_at
from zones.ground.scope import Scope


async def clauses_of(slips: Iterable[Deduction]) -> dict[int, tuple[str, int]]:
    """Slip → (the clause, how many points it takes); ("", 0) for a book that has none. Books are read once a station."""
    slips = list(slips)
    books = {station: await books_at(Scope((station,))) for station in {slip.station for slip in slips}}
    return {slip.id: _clause(slip, books[slip.station]) for slip in slips}


def _clause(slip: Deduction, books: InForce) -> tuple[str, int]:
    if not books.books or books.books[0].starts_on > slip.day:
        return "", 0
    rule = next((one for one in books.on(slip.day).text.rules if one.deed == slip.kind), None)
    return (rule.clause, -rule.points) if rule else ("", 0)
