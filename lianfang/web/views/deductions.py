"""扣分单 and 一票否决: the guard's, the unit's, the station's."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Page, Tag


class SlipCard(Struct, frozen=True):
    """A slip. `said` are (whose words, the words); `facts` who and when; `slip` where its sheet is printed.

    `answer` is for its guard, `confirm` for its unit, `back` for an officer who takes it back.
    """

    id: str
    title: str
    state: Tag
    means: str
    said: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    slip: str = ""
    answer: Form | None = None
    answers: tuple[Choice, ...] = ()
    confirm: Form | None = None
    bars: tuple[Choice, ...] = ()
    back: Form | None = None
    typed: str = ""


class OwnSlipsPage(Page, frozen=True):
    """A guard's: what waits for his words first. `vetoes` are sentences: why no prize, until when, how to object."""

    template: ClassVar[str] = "deductions/own.html"
    waiting: tuple[SlipCard, ...]
    others: tuple[SlipCard, ...]
    vetoes: tuple[tuple[str, str], ...]
    error: str = ""
    notice: str = ""


class UnitSlipsPage(Page, frozen=True):
    """A unit's. `held_back` are names of its guards for whom no prize is decided now; why is not for the unit."""

    template: ClassVar[str] = "deductions/unit.html"
    unit: str
    waiting: tuple[SlipCard, ...]
    others: tuple[SlipCard, ...]
    held_back: tuple[str, ...]
    error: str = ""
    notice: str = ""


class StationSlipsPage(Page, frozen=True):
    """The station's. `new` is an officer's, `hint` says to everybody else why there is none."""

    template: ClassVar[str] = "deductions/desk.html"
    station: str
    open: tuple[SlipCard, ...]
    over: tuple[SlipCard, ...]
    new: Form | None
    guards: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    bars: tuple[Choice, ...]
    day: date
    earliest: date
    hint: str = ""
    words: str = ""
    error: str = ""
    notice: str = ""


class VetoCard(Struct, frozen=True):
    """A proposal or a veto. `decide` is the office's word on a proposal, `lift` ends a veto."""

    id: str
    title: str
    state: Tag
    words: str
    facts: tuple[Fact, ...]
    decide: Form | None = None
    lift: Form | None = None


class VetoesPage(Page, frozen=True):
    """The station's vetoes: what waits for the office, what stands, what is over. `new` is an officer's."""

    template: ClassVar[str] = "deductions/vetoes.html"
    station: str
    waiting: tuple[VetoCard, ...]
    standing: tuple[VetoCard, ...]
    over: tuple[VetoCard, ...]
    new: Form | None
    guards: tuple[Choice, ...]
    grounds: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    since: date
    until: date
    document: str = ""
    words: str = ""
    error: str = ""
    notice: str = ""
