"""依据与协议: orders and agreements of a station; one unit's own, with its guards."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Count, Fact, Form, NavItem, Page, Tag
from lianfang.web.views.unit import UnitPage


class OrderRow(Struct, frozen=True):
    """`end` ends it today."""

    number: str
    issuer: str
    days: str
    state: Tag
    end: Form | None = None


class NewOrder(Struct, frozen=True):
    """Posts number, issuer, since, until; what was typed, and can be read, stays where it was refused."""

    form: Form
    number: str = ""
    issuer: str = ""
    since: date | None = None
    until: date | None = None


class BackedUnit(Struct, frozen=True):
    """A unit's line: what it lacks, and what that means now."""

    name: str
    href: str
    zone: str
    agreement: Tag
    days: str
    guards: int
    uncertified: int
    uninsured: int
    spared: int
    means: str


class BackingPage(Page, frozen=True):
    """`none` says that no order is in force, and what that means."""

    template: ClassVar[str] = "desk/backing.html"
    station: str
    counts: tuple[Count, ...]
    orders: tuple[OrderRow, ...]
    units: tuple[BackedUnit, ...]
    none: str = ""
    new: NewOrder | None = None
    error: str = ""
    notice: str = ""


class BackedGuard(Struct, frozen=True):
    """A guard: what is recorded, and whether he is sent. `spare` marks or unmarks 不参加处突."""

    name: str
    post: str
    tags: tuple[Tag, ...]
    means: str
    spare: Form | None = None
    spare_text: str = ""


class Signing(Struct, frozen=True):
    """Posts since, until and, where a company sends the guards, client."""

    form: Form
    since: date
    client: bool


class Insuring(Struct, frozen=True):
    """Posts person (empty: everybody) and until."""

    form: Form
    persons: tuple[Choice, ...]
    until: date


class UnitBackingPage(UnitPage, frozen=True):
    """`pause` is the unit's own button; the other forms are the police's."""

    template: ClassVar[str] = "unit/backing.html"
    state: Tag
    means: str
    facts: tuple[Fact, ...]
    guards: tuple[BackedGuard, ...]
    pause: Form | None = None
    pause_text: str = ""
    sign: Signing | None = None
    end: Form | None = None
    insure: Insuring | None = None
    back: str = ""
    beside: tuple[NavItem, ...] = ()
    error: str = ""
    notice: str = ""
