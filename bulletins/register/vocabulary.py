"""The register's words: a draft's advice as the office left it, an issued bulletin."""

from datetime import date, datetime

from msgspec import Struct

from bulletins.figures.vocabulary import Figures

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
