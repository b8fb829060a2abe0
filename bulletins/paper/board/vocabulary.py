"""What stands on a board. Every text is final Chinese."""

from typing import Literal

from msgspec import Struct


class BoardClause(Struct, frozen=True):
    """What is done, who confirms it, what it is worth."""

    text: str
    who: str
    points: str


class BoardDuty(Struct, frozen=True):
    """A duty with its clauses."""

    duty: str
    clauses: tuple[BoardClause, ...]


class Board(Struct, frozen=True):
    """`says` are (label, sentence) below the clauses; `foot` stands small: version, date in force, digest."""

    size: Literal["A3", "A4"]
    title: str
    under: str
    duties: tuple[BoardDuty, ...]
    says: tuple[tuple[str, str], ...]
    foot: str
