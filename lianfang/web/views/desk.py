"""The duty desk: the board, one request looked at again, who is on duty."""

from typing import ClassVar, Literal

from msgspec import Struct

from lianfang.web.map import MapDrawing
from lianfang.web.views.frame import Check, Choice, Count, Fact, Form, Link, Page, Picture, Step, Tag
from lianfang.web.views.judging import Judging

GroupKind = Literal["own", "go", "keep", "late", "mute"]


class HelperRow(Struct, frozen=True):
    """One person: `end` stands at the right (how long, which helps, why not), `note` below; `spare` tells him not to come, `again` calls him."""

    name: str
    unit: str
    end: str
    note: str = ""
    spare: Form | None = None
    again: Form | None = None


class Group(Struct, frozen=True):
    """派员, 去, 策应, 没看到 …, each with its people."""

    label: str
    kind: GroupKind
    rows: tuple[HelperRow, ...]


class LeftOut(Struct, frozen=True):
    name: str
    unit: str
    reason: str


class Calling(Struct, frozen=True):
    """The form that calls one more by hand: posts person."""

    form: Form
    persons: tuple[Choice, ...]


class Closing(Struct, frozen=True):
    """The form that closes: posts number or no_call_out, outcome, injured; what was typed stays where it was refused."""

    form: Form
    outcomes: tuple[Choice, ...]
    number: str = ""
    no_call_out: str = ""
    injured: str = "0"
    error: str = ""


class CallCard(Struct, frozen=True):
    """An open request. `since_s` is when it was raised, in seconds of the epoch: the page's script counts on from there.

    Without `receive`, `widen`, `closing` the same buttons stand there grey; `widen_text` is empty after the last ring.
    """

    id: int
    kind: str
    unit: str
    zone: str
    since_s: int
    elapsed: str
    drill: bool
    received: bool
    steps: tuple[Step, ...]
    targets: tuple[Fact, ...]
    enough: Tag
    groups: tuple[Group, ...]
    left_out: tuple[LeftOut, ...]
    calling: Calling | None
    warnings: tuple[str, ...]
    review: str
    dial: str
    widen_text: str
    widened_out: str
    pictures: tuple[Picture, ...] = ()
    receive: Form | None = None
    widen: Form | None = None
    closing: Closing | None = None


class EndedCall(Struct, frozen=True):
    """A request that has ended: `text` tells its times in one line."""

    kind: str
    unit: str
    zone: str
    text: str
    state: Tag
    review: str
    drill: bool = False


class DutyRow(Struct, frozen=True):
    """Somebody at a post: `leave` says what kind of post, `state` whether he signed on or is only planned."""

    name: str
    place: str
    leave: str
    state: Tag
    until: str = ""


class DutyZone(Struct, frozen=True):
    """A zone's people on duty, `count` in words; the teams that move are a zone of their own, first."""

    name: str
    count: str
    people: tuple[DutyRow, ...]


class LogLine(Struct, frozen=True):
    at: str
    text: str
    drill: bool = False


class Behalf(Struct, frozen=True):
    """替人求援: posts unit, kind, drill."""

    form: Form
    units: tuple[Choice, ...]
    kinds: tuple[Choice, ...]


class DeskPage(Page, frozen=True):
    """指挥. `ringing` counts open requests that nobody has received; `channel` is the third light; `troubles` say what is
    wrong with the platform itself.
    """

    template: ClassVar[str] = "desk/desk.html"
    station: str
    who: str
    now_s: int
    clock: str
    day: str
    ringing: int
    counts: tuple[Count, ...]
    calls: tuple[CallCard, ...]
    ended: tuple[EndedCall, ...]
    drills: tuple[EndedCall, ...]
    behalf: Behalf
    duty: tuple[DutyZone, ...]
    duty_href: str
    log: tuple[LogLine, ...]
    map: MapDrawing
    channel: Check
    troubles: tuple[str, ...] = ()
    error: str = ""
    notice: str = ""


class ReviewPerson(Struct, frozen=True):
    """Somebody of a request: what he answered and when; `sheets` are his two printed pages."""

    name: str
    unit: str
    answer: Tag
    times: str
    sheets: tuple[Link, ...] = ()


class Deed(Struct, frozen=True):
    """可记的事项: each of `forms` writes it down as one kind; without any it is told how it stands."""

    text: str
    state: str
    forms: tuple[tuple[str, Form], ...] = ()


class Arrest(Struct, frozen=True):
    """协助抓获: of whom it was stated, and the form for whoever else was there. `line` is what was typed and refused."""

    stated: tuple[str, ...] = ()
    form: Form | None = None
    persons: tuple[Choice, ...] = ()
    line: str = ""


class ReviewPage(Page, frozen=True):
    """复盘: times, people, who was left out and why, the book of events, what an officer may write into the journal."""

    template: ClassVar[str] = "desk/review.html"
    title: str
    place: str
    drill: bool
    state: Tag
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    targets: tuple[Fact, ...]
    people: tuple[ReviewPerson, ...]
    left_out: tuple[LeftOut, ...]
    log: tuple[LogLine, ...]
    deeds: tuple[Deed, ...]
    judging: Judging | None
    back: str
    arrest: Arrest | None = None
    pictures: tuple[Picture, ...] = ()
    error: str = ""
    notice: str = ""


class DutyPage(Page, frozen=True):
    """值班表: who is on duty now."""

    template: ClassVar[str] = "desk/duty.html"
    station: str
    counts: tuple[Count, ...]
    zones: tuple[DutyZone, ...]
    back: str
