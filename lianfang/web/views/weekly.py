"""周汇总: a station's frozen weeks, and one of them by zone, unit and guard."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Fact, Page


class GuardLine(Struct, frozen=True):
    """`late` says what was corrected and of which week; empty without."""

    name: str
    points: str
    routine: str
    month: str
    late: str


class UnitSums(Struct, frozen=True):
    """`says` is what its guards were given, `own` the unit itself. `sheet` is where the week's sheet is printed, empty for who may not."""

    name: str
    says: str
    own: str
    late: str
    guards: tuple[GuardLine, ...]
    sheet: str = ""


class ZoneSums(Struct, frozen=True):
    name: str
    says: str
    units: tuple[UnitSums, ...]


class FrozenLine(Struct, frozen=True):
    """A frozen week in the list. `head` are the first digits of the chain's head."""

    href: str
    period: str
    when: str
    head: str
    here: bool


class FrozenYear(Struct, frozen=True):
    year: str
    weeks: tuple[FrozenLine, ...]
    open: bool


class WeeksPage(Page, frozen=True):
    """周汇总. `period` is empty where nothing is frozen yet; `month` heads the month's column."""

    template: ClassVar[str] = "office/weeks.html"
    station: str
    period: str
    month: str
    facts: tuple[Fact, ...]
    zones: tuple[ZoneSums, ...]
    years: tuple[FrozenYear, ...]
