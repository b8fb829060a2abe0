"""What the archive is asked and answers: bulletins by words, figures, publisher, year and number; the weeks of a year."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from bulletins.figures.rules import Thresholds
from bulletins.figures.vocabulary import Figures
from bulletins.paper.vocabulary import Page
from bulletins.register.vocabulary import Kind

MOST_FOUND = 50
"""So many bulletins are shown at once."""
MOST_ASKED = 40
"""Characters of what is looked for."""
How = Literal["ge", "le", "eq"]
TRENDS = ("cases.this_week", "patrol.patrols", "roll_call.rate_pct", "inspection.visits", "exam.certified_pct")
"""The five figures whose way through the year the wall draws."""


class ToKeep(Struct, frozen=True):
    """An issued bulletin as it goes into the archive: what it froze and printed, and how it was counted."""

    bulletin: int
    figures: Figures
    page: Page
    weeks: tuple[str, str]
    stations: tuple[int, ...]
    rule_book: int | None
    routine_cap: int
    limits: Thresholds


class Counted(Struct, frozen=True):
    """How a bulletin was counted: the weeks, the stations, the rule book's version (empty without one), its cap, the
    thresholds, the moment.
    """

    first_week: str
    last_week: str
    stations: tuple[int, ...]
    rule_book: str
    routine_cap: int
    limits: Thresholds
    counted_at: datetime


class Asked(Struct, frozen=True):
    """What is looked for; whatever is None or empty is not asked. `words` stand together in one paragraph."""

    words: tuple[str, ...] = ()
    figure: str = ""
    how: How = "ge"
    value: float | None = None
    publisher: int | None = None
    year: int | None = None
    number: int | None = None


class Found(Struct, frozen=True):
    """A bulletin that answers: `draft` is the id in its addresses; the paragraph that holds the words; the figure asked for."""

    draft: int
    issuer: str
    kind: Kind
    title: str
    week: str
    year: int
    number: int
    issued_on: date
    corrected: int
    withdrawn: bool
    heading: str
    text: str
    label: str
    value: float | None
    unit: str


class Week(Struct, frozen=True):
    """A week on the wall: its draft, the stage that was taken last (empty before the first), what became of it."""

    draft: int
    week: str
    step: str
    number: int | None
    corrected: int
    withdrawn: bool
