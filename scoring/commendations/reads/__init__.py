"""Lists of years and who stands on them."""

from datetime import date
from typing import Any

from msgspec import Struct

from scoring.commendations.tables import Commendation as Row
from scoring.commendations.tables import YearList as ListRow
from scoring.commendations.vocabulary import Commendation, YearList
from zones.ground.scope import Scope

_LIST = f"SELECT {', '.join(f'l.{name}' for name in YearList.__struct_fields__)}"
_HERE = "l.bureau IN (SELECT bureau FROM station WHERE id = ANY({}))"
_ROW = f"""
SELECT {", ".join(f"c.{name}" for name in Commendation.__struct_fields__)}, l.year, l.number, l.decided_on,
    coalesce(n.name, '') AS name, coalesce(u.name, '') AS unit_name, coalesce(m.name, '') AS company_name,
    coalesce(w.words, '') AS words, s.person IS NOT NULL AS named
FROM commendation c JOIN year_list l ON l.id = c.year_list LEFT JOIN person n ON n.id = c.person LEFT JOIN unit u ON u.id = c.unit
LEFT JOIN company m ON m.id = c.company LEFT JOIN commendation_words w ON w.commendation = c.id
LEFT JOIN shown_name s ON s.person = c.person
"""
_BESIDE = ("year", "number", "decided_on", "name", "unit_name", "company_name", "words", "named")


class ListCount(Struct, frozen=True):
    """With how many are proposed and chosen."""

    held: YearList
    proposed: int
    chosen: int


class CommendedRow(Struct, frozen=True):
    """A candidate with names, for what, and whether he agreed that his is shown."""

    one: Commendation
    year: int
    number: str
    decided_on: date | None
    name: str
    unit_name: str
    company_name: str
    words: str
    named: bool

    @property
    def called(self) -> str:
        """A guard with his unit, a unit, a company."""
        return {
            "person": f"{self.name}（{self.unit_name}）",
            "unit": self.unit_name,
            "company": self.company_name,
        }[self.one.kind]


async def lists(scope: Scope, states: tuple[str, ...] = (), most: int = 30) -> list[ListCount]:
    """Of the bureau of the scope's stations, the latest year first; of these states, else of all."""
    rows = await ListRow.raw(
        f"{_LIST}, count(c.id)::int AS proposed, count(c.id) FILTER (WHERE c.chosen)::int AS chosen FROM year_list l "
        f"LEFT JOIN commendation c ON c.year_list = l.id WHERE {_HERE} AND (cardinality({{}}::text[]) = 0 OR l.state = ANY({{}})) "
        "GROUP BY l.id ORDER BY l.year DESC, l.id DESC LIMIT {}",
        *(list(scope.stations), list(states), list(states), most),
    )
    return [_count(row) for row in rows]


async def list_at(scope: Scope, number: int) -> YearList | None:
    """One of the bureau of the scope's stations."""
    rows = await ListRow.raw(f"{_LIST} FROM year_list l WHERE l.id = {{}} AND {_HERE}", number, list(scope.stations))
    return YearList(**rows[0]) if rows else None


async def locked(scope: Scope, number: int) -> YearList | None:
    """One of the bureau of the scope's stations, held until the transaction ends."""
    rows = await ListRow.raw(
        f"{_LIST} FROM year_list l WHERE l.id = {{}} AND {_HERE} FOR UPDATE", number, list(scope.stations)
    )
    return YearList(**rows[0]) if rows else None


async def live(scope: Scope, year: int) -> bool:
    """Whether the bureau has a list of the year that was not withdrawn."""
    return bool(
        await ListRow.raw(
            f"SELECT 1 AS one FROM year_list l WHERE l.year = {{}} AND l.state <> 'withdrawn' AND {_HERE}",
            year,
            list(scope.stations),
        )
    )


async def lines(scope: Scope, of: int) -> list[CommendedRow]:
    """Who was proposed at the scope's stations, by kind and in the order in which they were."""
    return await _rows(
        "c.year_list = {} AND c.station = ANY({}) ORDER BY array_position(ARRAY['person', 'unit', 'company'], c.kind::text), c.id",
        *(of, list(scope.stations)),
    )


async def commended(scope: Scope, most: int = 12) -> list[CommendedRow]:
    """What was decided of the scope's person, or of its unit; the latest year first."""
    which, of = (
        ("c.person = {}", scope.person)
        if scope.person is not None
        else ("c.unit = {} AND c.person IS NULL", scope.unit)
    )
    return await _rows(f"{which} AND c.chosen AND l.state = 'decided' ORDER BY l.year DESC, c.id LIMIT {{}}", of, most)


async def _rows(which: str, *facts: object) -> list[CommendedRow]:
    return [_row(row) for row in await Row.raw(f"{_ROW} WHERE {which}", *facts)]


def _count(row: dict[str, Any]) -> ListCount:
    counts = {"proposed": row.pop("proposed"), "chosen": row.pop("chosen")}
    return ListCount(YearList(**row), **counts)


def _row(row: dict[str, Any]) -> CommendedRow:
    beside = {name: row.pop(name) for name in _BESIDE}
    return CommendedRow(Commendation(**row), **beside)
