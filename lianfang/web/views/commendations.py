"""年度表彰: the bureau's lists, one list with its candidates and what the books say of each."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.appeals import AppealLine
from lianfang.web.views.frame import Choice, Count, Form, Link, Page, Step, Tag


class CommendationsPage(Page, frozen=True):
    """The lists of all years. `new` posts year; only the office begins one."""

    template: ClassVar[str] = "commendations/lists.html"
    lists: tuple[AppealLine, ...]
    years: tuple[Choice, ...]
    rule: str
    new: Form | None = None
    error: str = ""
    notice: str = ""


class CandidateLine(Struct, frozen=True):
    """`facts` come from the books, `words` from whoever proposed; `forms` are (what the button says, its form)."""

    who: str
    facts: str
    words: str
    state: Tag
    stopped: str = ""
    forms: tuple[tuple[str, Form], ...] = ()


class Candidates(Struct, frozen=True):
    """Those of one kind, in the written order; `room` says how many may be chosen."""

    title: str
    room: str
    lines: tuple[CandidateLine, ...]


class YearListPage(Page, frozen=True):
    """A list. `moves` are (words, form); `propose` posts whose and words, `decide` number."""

    template: ClassVar[str] = "commendations/one.html"
    title: str
    steps: tuple[Step, ...]
    counts: tuple[Count, ...]
    kinds: tuple[Candidates, ...]
    rule: str
    hint: str
    papers: tuple[Link, ...] = ()
    moves: tuple[tuple[str, Form], ...] = ()
    approve: Form | None = None
    decide: Form | None = None
    propose: Form | None = None
    offers: tuple[Choice, ...] = ()
    words: str = ""
    number: str = ""
    error: str = ""
    notice: str = ""
