"""查岗: the station's wall of posts, its calls, the screen at a gate, a unit's list of screens."""

from typing import ClassVar

from markupsafe import Markup
from msgspec import Struct

from lianfang.web.views.frame import Choice, Count, Fact, Form, Link, Page, Tag


class Tick(Struct, frozen=True):
    """The form that writes 到 down for a post: its buttons post `how`."""

    form: Form
    hows: tuple[Choice, ...]


class Verdict(Struct, frozen=True):
    """The form in which an officer writes the reason; its buttons post `verdict`."""

    form: Form
    verdicts: tuple[Choice, ...]


class MissingRow(Struct, frozen=True):
    """A post that has not answered. `line` is its landline, to be rung at a touch."""

    id: int
    place: str
    note: str
    state: Tag
    line: str = ""
    tick: Tick | None = None
    verdict: Verdict | None = None


class WallZone(Struct, frozen=True):
    name: str
    answered: str
    share: int
    excused: str = ""


class Wall(Struct, frozen=True):
    """A call in numbers and, a page at a time, the posts that did not answer: as large for a hundred posts as for thousands."""

    title: str
    state: Tag
    says: str
    counts: tuple[Count, ...]
    zones: tuple[WallZone, ...]
    excuses: tuple[Fact, ...]
    missing: tuple[MissingRow, ...]
    more: str = ""
    pages: tuple[Link, ...] = ()


class NewCall(Struct, frozen=True):
    """A way to call. `fields` names what is asked besides the rule: zone, posts, at, since, until, key_date."""

    kind: str
    word: str
    says: str
    form: Form
    fields: tuple[str, ...]


class CallLine(Struct, frozen=True):
    """A call in the list."""

    href: str
    title: str
    when: str
    text: str
    rate: Tag
    cancel: Form | None = None


class RollCallsPage(Page, frozen=True):
    """查岗 of a station. `again_s` is how often the wall is fetched anew, 0 while nothing runs."""

    template: ClassVar[str] = "rollcall/calls.html"
    station: str
    wall: Wall | None
    calls: tuple[CallLine, ...]
    new: tuple[NewCall, ...]
    zones: tuple[Choice, ...]
    bases: tuple[str, ...]
    typed: dict[str, str]
    again_s: int = 0
    error: str = ""
    notice: str = ""


class RollCallPage(Page, frozen=True):
    """One call."""

    template: ClassVar[str] = "rollcall/call.html"
    station: str
    wall: Wall
    back: str
    again_s: int = 0
    error: str = ""
    notice: str = ""


class GatePage(Page, frozen=True):
    """门岗屏. `answer` stands there while the post is asked, `left_s` counts down, `share` of the time in per cent is left;
    `rings` where a unit of the zone asks for help: no name, anybody may stand before a gate."""

    template: ClassVar[str] = "rollcall/gate.html"
    unit: str
    post: str
    says: str
    foot: str
    code: str
    drawing: Markup
    dial: str = ""
    answer: Form | None = None
    excuses: tuple[tuple[str, Form], ...] = ()
    left_s: int = 0
    left: str = ""
    share: int = 0
    done: bool = False
    rings: bool = False
    error: str = ""


class PairPage(Page, frozen=True):
    """A screen that is not paired yet."""

    template: ClassVar[str] = "rollcall/pair.html"
    form: Form
    error: str = ""


class GateOfPost(Struct, frozen=True):
    """A screen of a post: paired, or waiting for its `code`."""

    label: str
    since: str
    end: Form | None
    code: str = ""


class PostGates(Struct, frozen=True):
    name: str
    gates: tuple[GateOfPost, ...]
    make: Form | None


class GatesPage(Page, frozen=True):
    """A unit's posts and the screens at their gates."""

    template: ClassVar[str] = "rollcall/gates.html"
    unit: str
    posts: tuple[PostGates, ...]
    back: str
    notice: str = ""
