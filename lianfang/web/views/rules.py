"""规则: the bureau's rule book, its draft clause by clause beside it, and a month tried."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Count, Form, Link, Page, Step, Tag


class ClauseForm(Struct, frozen=True):
    """Posts code, points, clause, per_day, per_week, per_month."""

    form: Form
    code: str
    points: str
    clause: str
    limits: tuple[tuple[str, str, str], ...]


class ClauseRow(Struct, frozen=True):
    """A clause: `terms` are conditions and limits in words, `change` what a draft does to it (none: nothing)."""

    duty: str
    text: str
    points: str
    terms: str
    who: str
    change: Tag | None = None
    before: str = ""
    edit: ClauseForm | None = None


class ChangedMonth(Struct, frozen=True):
    """A guard whose month changes."""

    who: str
    before: str
    after: str


class TriedPanel(Struct, frozen=True):
    """A month judged by the book that is shown. `bars` are the four things to look at first."""

    month: str
    bars: tuple[Count, ...]
    said: str
    items: tuple[tuple[str, str, str, str], ...]
    changed: tuple[ChangedMonth, ...]


class DraftPanel(Struct, frozen=True):
    """Where a draft stands. `write` posts `text`; `moves` are (form, words) of this step; `answer` posts verdict and said."""

    steps: tuple[Step, ...]
    said: str
    faults: tuple[str, ...]
    text: str
    write: Form | None = None
    moves: tuple[tuple[Form, str], ...] = ()
    answer: Form | None = None


class DutyClauses(Struct, frozen=True):
    """What one duty is worth: (clause, points, terms)."""

    duty: str
    clauses: tuple[tuple[str, str, str], ...]


class OwnRulesPage(Page, frozen=True):
    """记分办法, as a guard reads it. `coming` says what is public notice or begins later; `changes` are its clauses."""

    template: ClassVar[str] = "guard/rules.html"
    title: str
    under: str
    duties: tuple[DutyClauses, ...]
    notes: tuple[str, ...]
    coming: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()


class RuleBookPage(Page, frozen=True):
    """`title` and `under` say which book is shown; `begin` posts `text`, a draft that begins with the book in force; `boards` print that book for the wall."""

    template: ClassVar[str] = "office/rules.html"
    title: str
    under: str
    clauses: tuple[ClauseRow, ...]
    notes: tuple[str, ...]
    examples: tuple[str, ...]
    months: tuple[Choice, ...]
    versions: tuple[Link, ...]
    boards: tuple[Link, ...]
    draft: DraftPanel | None = None
    begin: Form | None = None
    begin_text: str = ""
    tried: TriedPanel | None = None
    error: str = ""
    notice: str = ""
