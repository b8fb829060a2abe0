"""备案: a station's self-hiring units with their clocks; one unit's own, with what an officer writes down."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Count, Fact, Form, NavItem, Page, Tag
from lianfang.web.views.unit import UnitPage


class FilingLine(Struct, frozen=True):
    """`means` says by when what is to be done."""

    unit: str
    href: str
    zone: str
    state: Tag
    means: str


class FilingsPage(Page, frozen=True):
    """法定, never beside what is voluntary. `others` are sent by companies and are not asked."""

    template: ClassVar[str] = "certificates/filings.html"
    station: str
    counts: tuple[Count, ...]
    units: tuple[FilingLine, ...]
    others: int


class UnitFilingPage(UnitPage, frozen=True):
    """`write` posts began, filed_on, number, ended, withdrawn_on."""

    template: ClassVar[str] = "certificates/filing.html"
    state: Tag
    means: str
    facts: tuple[Fact, ...]
    today: date
    write: Form | None = None
    typed: dict[str, str] = {}
    back: str = ""
    beside: tuple[NavItem, ...] = ()
    error: str = ""
    notice: str = ""
