"""奖励: the office's runs, their lines and papers; a guard's notices and what he was given."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.appeals import AppealLine
from lianfang.web.views.frame import Choice, Count, Form, Link, Page, Step, Tag


class StationPrizesPage(Page, frozen=True):
    """A station's runs. `new` posts month, budget, kept, source (yuan)."""

    template: ClassVar[str] = "prizes/station.html"
    station: str
    runs: tuple[AppealLine, ...]
    new: Form
    months: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    rule: str
    exchange: str
    budget: str = ""
    kept: str = ""
    error: str = ""
    notice: str = ""


class ZoneShare(Struct, frozen=True):
    """How many places a zone has, and why."""

    zone: str
    turns: str
    reached: str
    places: str


class PrizeLine(Struct, frozen=True):
    """`note` says what for, what told him apart, or what stops it. `forms` are (what the button says, its form)."""

    zone: str
    rank: str
    who: str
    points: str
    yuan: str
    state: Tag
    note: str = ""
    forms: tuple[tuple[str, Form], ...] = ()
    void: Form | None = None


class RunPage(Page, frozen=True):
    """A run. `moves` are (words, form); `approve` is the second person's; `transfer` posts document; `add` a 一事一奖."""

    template: ClassVar[str] = "prizes/run.html"
    title: str
    station: str
    back: str
    steps: tuple[Step, ...]
    counts: tuple[Count, ...]
    zones: tuple[ZoneShare, ...]
    lines: tuple[PrizeLine, ...]
    rule: str
    hint: str
    papers: tuple[Link, ...]
    moves: tuple[tuple[str, Form], ...] = ()
    approve: Form | None = None
    transfer: Form | None = None
    add: Form | None = None
    whose: tuple[Choice, ...] = ()
    whys: tuple[Choice, ...] = ()
    yuan: str = ""
    words: str = ""
    error: str = ""
    notice: str = ""


class OwnPrize(Struct, frozen=True):
    """`receive` is pressed when the money is there."""

    title: str
    note: str
    state: Tag
    receive: Form | None = None


class PublicRun(Struct, frozen=True):
    """A notice: until when, and (where, who, what for, what it is worth) of its lines; a commendation is worth no money."""

    title: str
    note: str
    lines: tuple[tuple[str, str, str, str], ...]


class OwnPrizesPage(Page, frozen=True):
    """奖励 on a guard's phone. `rule` says how prizes are given, `missing` what his month lacks."""

    template: ClassVar[str] = "prizes/own.html"
    mine: tuple[OwnPrize, ...]
    public: tuple[PublicRun, ...]
    rule: str
    missing: str = ""
    notice: str = ""
    error: str = ""
