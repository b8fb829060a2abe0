"""Joint patrols: a unit's 今晚, a guard's 巡逻, the station's outings of a day."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Count, Fact, Form, Link, Page, Tag
from lianfang.web.views.unit import UnitPage


class Going(Struct, frozen=True):
    """A guard who could walk tonight. `press` names him, or takes the name back where he is `named`; `tag` says why not."""

    name: str
    note: str
    named: bool = False
    press: Form | None = None
    tag: Tag | None = None


class TonightOuting(Struct, frozen=True):
    """One of tonight's outings. `wanted` says how many of the unit go; `inside` posts whether walkers may look in."""

    title: str
    note: str
    state: Tag
    wanted: str
    going: tuple[Going, ...]
    agrees: bool
    inside: Form | None = None
    sheet: str = ""


class TonightPage(UnitPage, frozen=True):
    """今晚可派. `offer` posts number, `why_none` reason; None where it is too late or nothing is in force (`closed` says why).

    `claims` leads to what waits for the unit's word.
    """

    template: ClassVar[str] = "patrol/tonight.html"
    date: str
    counts: tuple[Count, ...]
    numbers: tuple[Choice, ...]
    said: str
    outings: tuple[TonightOuting, ...]
    offer: Form | None = None
    closed: str = ""
    why_none: Form | None = None
    reasons: tuple[Choice, ...] = ()
    error: str = ""
    notice: str = ""
    claims: Link | None = None


class OutingWalker(Struct, frozen=True):
    """A seat to tick: `came` as it was ticked, `reasons` for one who did not."""

    id: int
    name: str
    unit: str
    came: bool
    reasons: tuple[Choice, ...]


class OutingMuster(Struct, frozen=True):
    """Posts a photo, came-<seat> and why-<seat>. `leads`: it is for him to do."""

    form: Form
    walkers: tuple[OutingWalker, ...]
    leads: bool


class OutingClosing(Struct, frozen=True):
    """Posts a photo, flag, flag_to, outreach and topic."""

    form: Form
    keepers: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    leads: bool


class OutingPoint(Struct, frozen=True):
    """A checkpoint of the loop, and when it was passed."""

    name: str
    state: Tag


class PatrolPage(Page, frozen=True):
    """巡逻 of a guard. `muster` before it begins, `closing` while they walk; without an outing `title` says 今晚休息.

    `digits` posts code, `finding` a photo and kind.
    """

    template: ClassVar[str] = "patrol/patrol.html"
    title: str
    note: str
    facts: tuple[Fact, ...] = ()
    people: tuple[tuple[str, str, Tag], ...] = ()
    muster: OutingMuster | None = None
    closing: OutingClosing | None = None
    points: tuple[OutingPoint, ...] = ()
    digits: Form | None = None
    finding: Form | None = None
    kinds: tuple[Choice, ...] = ()
    done: str = ""
    error: str = ""
    notice: str = ""


class OutingBehalf(Struct, frozen=True):
    """An officer closes: as `OutingMuster` and `OutingClosing` together, with minutes."""

    form: Form
    walkers: tuple[OutingWalker, ...]
    keepers: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    minutes: int


class OutingCard(Struct, frozen=True):
    """One outing at the station. `people` are (unit, name, state)."""

    id: int
    number: str
    title: str
    state: Tag
    facts: tuple[Fact, ...]
    people: tuple[tuple[str, str, Tag], ...]
    pictures: tuple[Link, ...]
    sheet: str
    stop: Form | None = None
    stop_reasons: tuple[Choice, ...] = ()
    behalf: OutingBehalf | None = None
    withdraw: Form | None = None
    withdraw_reasons: tuple[Choice, ...] = ()


class UnitSeats(Struct, frozen=True):
    """A unit of the zone that is planned for: what it offers tonight, how many are asked for (posted as seats-<id>)."""

    id: int
    name: str
    offer: Tag
    seats: tuple[Choice, ...]


class Planning(Struct, frozen=True):
    """Posts zone, group, day, begins, minutes, officer, lead and seats-<unit>; `zones` leads to the form of another zone;
    `unable` are units that take no part, and why.
    """

    form: Form
    zone: int
    zones: tuple[tuple[Link, bool], ...]
    units: tuple[UnitSeats, ...]
    unable: tuple[tuple[str, Tag], ...]
    officers: tuple[Choice, ...]
    leads: tuple[Choice, ...]
    group: str
    day: str
    begins: str
    minutes: str


class PatrolsPage(Page, frozen=True):
    """巡逻 of a station on a day; `earlier` and `later` are the days beside it. `none` says that no order is in force."""

    template: ClassVar[str] = "patrol/patrols.html"
    station: str
    date: str
    counts: tuple[Count, ...]
    overdue: tuple[OutingCard, ...]
    outings: tuple[OutingCard, ...]
    earlier: str
    later: str
    plan: Planning | None = None
    none: str = ""
    error: str = ""
    notice: str = ""
