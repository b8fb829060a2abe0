"""The register's words: a draft's advice as the office left it, an issued bulletin."""

from datetime import date, datetime

from msgspec import Struct

from bulletins.figures.vocabulary import Figures

AGREED, DISPUTED = "agreed", "disputed"
MOST_NOTE = 200
"""Characters of the words to an answer."""

USE, CHANGED, DROPPED, ADDED = "use", "changed", "dropped", "added"


class AdviceLine(Struct, frozen=True):
    """A line of part six: `id` of the office's row (0 while untouched), the rule it comes from, its text and state."""

    id: int
    rule: str
    text: str
    evidence: str
    state: str


class Issued(Struct, frozen=True):
    """An issued bulletin. `advice` are (rule, text) as printed; `sha256` is the file's."""

    id: int
    week: str
    year: int
    number: int
    issued_on: date
    issued_at: datetime
    issued_by: str
    reviewed_by: str
    figures: Figures
    advice: tuple[tuple[str, str], ...]
    sha256: str
    pages: int


class UnitAnswer(Struct, frozen=True):
    """What a unit last said of its lines: `text` are its words, empty where none were written or they were erased.

    `turns`, `answered`, `expected` and `items` are the annex row that it saw; `moved` says that the row is another now.
    """

    id: int
    unit: int
    name: str
    state: str
    text: str
    at: datetime
    revision: int
    turns: int
    answered: int
    expected: int
    items: int
    moved: bool = False


class Verified(Struct, frozen=True):
    """What anybody may learn of an issued file: `period` in words, `issuer` as its head prints it."""

    number: int
    year: int
    period: str
    issuer: str
    issued_on: date
