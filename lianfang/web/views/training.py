"""培训: a guard's sessions, one session with its check, whoever leads it and his screen, the station's and a unit's duty."""

from typing import ClassVar

from markupsafe import Markup
from msgspec import Struct

from lianfang.web.views.frame import Check, Choice, Count, Fact, Form, Illustration, Link, NavItem, Page, Tag
from lianfang.web.views.reports import Shot
from lianfang.web.views.unit import UnitPage


class TrainingLine(Struct, frozen=True):
    """A session in a list."""

    title: str
    note: str
    state: Tag
    href: str = ""


class DutyLine(Struct, frozen=True):
    """A unit on the duty board: `done` and `behind` name its guards, `month` and `quarter` say how it stands.

    Who is done leads to his certificate, where the reader may print it.
    """

    unit: str
    month: Tag
    quarter: Tag
    done: tuple[Link, ...]
    behind: str


class MyTrainingsPage(Page, frozen=True):
    """我的培训. `duty` are the month's and the quarter's lines; `first` and `last` stand in the certificate's form."""

    template: ClassVar[str] = "training/own.html"
    duty: tuple[Check, ...]
    coming: tuple[TrainingLine, ...]
    had: tuple[TrainingLine, ...]
    paper: str
    first: str
    last: str
    error: str = ""


class Question(Struct, frozen=True):
    """`name` of its field; `several` answers may be right. Once answered: `result`, and `because` why."""

    name: str
    asks: str
    kind: str
    options: tuple[Choice, ...]
    several: bool = False
    result: Tag | None = None
    because: str = ""
    picture: Illustration | None = None


class TrainingPage(Page, frozen=True):
    """One session for a guard. `sign` takes the six digits, `code` is what the drawing brought along."""

    template: ClassVar[str] = "training/one.html"
    title: str
    state: Tag
    says: str
    facts: tuple[Fact, ...]
    text: tuple[str, ...] = ()
    video: str = ""
    shots: tuple[Shot, ...] = ()
    sign: Form | None = None
    sign_text: str = ""
    code: str = ""
    check: Form | None = None
    questions: tuple[Question, ...] = ()
    result: str = ""
    error: str = ""
    notice: str = ""


class RollLine(Struct, frozen=True):
    """A guard on the roll. `tick` and `strike` are forms for whoever leads; `why` where ticking him is a correction."""

    who: str
    unit: str
    state: Tag
    note: str = ""
    flag: str = ""
    tick: Form | None = None
    strike: Form | None = None
    why: bool = False


class LeadTrainingPage(Page, frozen=True):
    """A session for its trainer and the desk. `steps` are (what the button says, its form)."""

    template: ClassVar[str] = "training/lead.html"
    title: str
    state: Tag
    facts: tuple[Fact, ...]
    counts: tuple[Count, ...]
    steps: tuple[tuple[str, Form], ...]
    papers: tuple[Link, ...]
    roll: tuple[RollLine, ...]
    back: str
    screen: str = ""
    share: str = ""
    material: Form | None = None
    text: str = ""
    video: str = ""
    shots: tuple[Shot, ...] = ()
    error: str = ""
    notice: str = ""


class ScreenPage(Page, frozen=True):
    """The code in the largest type, and its drawing; without `code` there is nothing to sign."""

    template: ClassVar[str] = "training/screen.html"
    title: str
    what: str
    code: str
    drawing: Markup
    came: str
    says: str = ""


class PlanRow(Struct, frozen=True):
    """A month, field and level: planned and done here, and in the whole bureau."""

    month: str
    what: str
    here: Tag
    bureau: str


class StationTrainingsPage(Page, frozen=True):
    """A station's: `new` and `plan` are None for who only looks."""

    template: ClassVar[str] = "training/station.html"
    station: str
    sessions: tuple[TrainingLine, ...]
    rows: tuple[PlanRow, ...]
    duty: tuple[DutyLine, ...]
    until: str
    levels: tuple[Choice, ...]
    fields: tuple[Choice, ...]
    zones: tuple[Choice, ...]
    units: tuple[Choice, ...]
    officers: tuple[Choice, ...]
    guards: tuple[Choice, ...]
    month: str
    day: str
    new: Form | None = None
    plan: Form | None = None
    typed: dict[str, str] = {}
    error: str = ""
    notice: str = ""


class UnitTrainingsPage(UnitPage, frozen=True):
    """A unit's own guards: who is done, who is behind and by when."""

    template: ClassVar[str] = "training/unit.html"
    duty: tuple[DutyLine, ...]
    until: str
    back: str = ""
    beside: tuple[NavItem, ...] = ()
