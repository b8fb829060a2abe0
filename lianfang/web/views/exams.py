"""考证: a guard's own way to the certificate, a unit's guards, the station's exams of the city and one of them."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Count, Fact, Form, Link, NavItem, Page, Step, Tag
from lianfang.web.views.unit import UnitPage


class ExamOffer(Struct, frozen=True):
    """An exam for which one may enrol. `enrol` is there for who may; `car` where the station's car goes."""

    id: str
    title: str
    facts: tuple[Fact, ...]
    enrol: Form | None = None
    car: bool = False


class Condition(Struct, frozen=True):
    """One condition of the law: `name` of its field, and what was said: yes, no or nothing."""

    name: str
    text: str
    said: str = ""


class CertificatePage(Page, frozen=True):
    """我的证: the state, the number masked, every step of the way, what to do next in one sentence; exams, conditions."""

    template: ClassVar[str] = "exams/own.html"
    name: str
    unit: str
    state: Tag
    next: str
    steps: tuple[Step, ...]
    facts: tuple[Fact, ...] = ()
    offers: tuple[ExamOffer, ...] = ()
    enrolled: tuple[Fact, ...] = ()
    withdraw: Form | None = None
    declare: Form | None = None
    conditions: tuple[Condition, ...] = ()
    declared: Tag | None = None
    error: str = ""
    notice: str = ""


class ExamGuard(Struct, frozen=True):
    """A guard with his state. `enrol` and `withdraw` are there where they may be pressed."""

    name: str
    note: str
    state: Tag
    enrol: Form | None = None
    withdraw: Form | None = None


class UnitExamsPage(UnitPage, frozen=True):
    """A unit's guards on their way; `exams` to choose from where there are several."""

    template: ClassVar[str] = "exams/unit.html"
    guards: tuple[ExamGuard, ...]
    offers: tuple[ExamOffer, ...]
    exams: tuple[Choice, ...]
    car: bool
    back: str = ""
    beside: tuple[NavItem, ...] = ()
    error: str = ""
    notice: str = ""


class ExamLine(Struct, frozen=True):
    """An exam in the station's list."""

    href: str
    title: str
    note: str
    state: Tag


class StationExamsPage(Page, frozen=True):
    """The station's exams; `typed` is what was written into the form. `waiting` passed and have no card yet."""

    template: ClassVar[str] = "exams/station.html"
    station: str
    counts: tuple[Count, ...]
    exams: tuple[ExamLine, ...]
    new: Form | None
    typed: dict[str, str]
    papers: str
    waiting: tuple[Choice, ...]
    cards: Form | None
    error: str = ""
    notice: str = ""


class Enrolled(Struct, frozen=True):
    """One who is enrolled. `review` with his papers and conditions as they are known; `ticket` takes the city's number."""

    id: str
    name: str
    unit: str
    state: Tag
    note: str
    papers: tuple[Choice, ...] = ()
    conditions: tuple[Condition, ...] = ()
    review: Form | None = None
    withdraw: Form | None = None


class ExamPage(Page, frozen=True):
    """One exam: what it is, who is enrolled, and the steps that are possible now, each with whom."""

    template: ClassVar[str] = "exams/exam.html"
    station: str
    title: str
    state: Tag
    facts: tuple[Fact, ...]
    counts: tuple[Count, ...]
    rows: tuple[Enrolled, ...]
    papers: tuple[Link, ...]
    back: str
    enrol: Form | None = None
    free: tuple[Choice, ...] = ()
    car: bool = False
    slots: Form | None = None
    admit: Form | None = None
    ready: tuple[Choice, ...] = ()
    seen: Form | None = None
    sitting: tuple[Choice, ...] = ()
    call_off: Form | None = None
    reasons: tuple[Choice, ...] = ()
    error: str = ""
    notice: str = ""
