"""见义勇为申报: deeds for which it may be applied, and what the form will say of one."""

from typing import ClassVar

from lianfang.web.views.frame import Fact, Form, Link, Page


class BraveDeedsPage(Page, frozen=True):
    """A station's confirmed deeds, the latest first."""

    template: ClassVar[str] = "brave/deeds.html"
    station: str
    deeds: tuple[Link, ...]


class BravePage(Page, frozen=True):
    """One. `form` posts words; `paper` prints the form once something is written."""

    template: ClassVar[str] = "brave/one.html"
    title: str
    station: str
    back: str
    facts: tuple[Fact, ...]
    form: Form
    words: str
    most: int
    warning: str = ""
    paper: Link | None = None
    error: str = ""
    notice: str = ""
