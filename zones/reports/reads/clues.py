"""Clues as rows, and their boxes: what lies in them only the vault can say."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from zones.ground.scope import Scope
from zones.reports.tables import Clue as Row
from zones.reports.tables import ClueBox
from zones.reports.vocabulary.clues import Clue

_CLUE = """
SELECT c.id, c.station, c.unit, c.person, c.officer, c.at, c.phone_at, c.state, c.grade, c.answered_at, c.item
"""


class ClueRow(Struct, frozen=True):
    """With the names of the guard, of his unit and of the officer."""

    clue: Clue
    name: str
    unit_name: str
    officer_name: str


class BoxRow(Struct, frozen=True):
    id: int
    kind: str
    box: bytes
    at: datetime


async def locked(clue: int) -> Clue | None:
    """One, held until the transaction ends."""
    rows = await Row.raw(f"{_CLUE} FROM clue c WHERE c.id = {{}} FOR UPDATE", clue)
    return Clue(**rows[0]) if rows else None


async def clues_of(person: int, most: int = 60) -> list[ClueRow]:
    """What he sent, newest first."""
    return await _clues("c.person = {}", person, most)


async def clues_among(scope: Scope, ids: Iterable[int], most: int = 200) -> list[ClueRow]:
    """Of these the station's: those without an answer first, then newest first."""
    return await _clues("c.station = ANY({}) AND c.id = ANY({})", list(scope.stations), list(ids), most)


async def _clues(which: str, *facts: object) -> list[ClueRow]:
    rows = await Row.raw(
        f"{_CLUE}, n.name, u.name AS unit_name, o.name AS officer_name FROM clue c JOIN person n ON n.id = c.person "
        f"JOIN unit u ON u.id = c.unit JOIN officer o ON o.id = c.officer WHERE {which} "
        "ORDER BY c.state = 'answered', c.id DESC LIMIT {}",
        *facts,
    )
    return [
        ClueRow(
            name=row.pop("name"), unit_name=row.pop("unit_name"), officer_name=row.pop("officer_name"), clue=Clue(**row)
        )
        for row in rows
    ]


async def boxes(clue: int) -> list[BoxRow]:
    """In the order in which they were sealed."""
    rows = await ClueBox.raw("SELECT id, kind, box, at FROM clue_box WHERE clue = {} ORDER BY id", clue)
    return [BoxRow(**row) for row in rows]


async def sent_lately(person: int, now: datetime) -> int:
    """How many he sent within a day."""
    rows = await Row.raw(
        "SELECT count(*) AS n FROM clue WHERE person = {} AND at > {}", person, now - timedelta(days=1)
    )
    return int(rows[0]["n"])


async def answered_lately(person: int | None, since: datetime) -> list[int]:
    """His clues that were answered since then, newest answer first."""
    rows = await Row.raw(
        "SELECT id FROM clue WHERE person = {} AND answered_at > {} ORDER BY answered_at DESC", person, since
    )
    return [row["id"] for row in rows]
