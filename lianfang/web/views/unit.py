"""The pages of one unit, for its manager, its company and its officer; and a company's units."""

from datetime import time
from typing import ClassVar

from markupsafe import Markup
from msgspec import Struct

from lianfang.web.views.frame import Choice, Count, Fact, Form, Link, NavItem, Page, Tag, Tone
from lianfang.web.views.guard import Entry


class UnitPage(Page, frozen=True):
    """A page of a unit. Who comes from outside gets `back` and `beside`, the unit's other pages."""

    unit: str


class GuardRow(Struct, frozen=True):
    """A guard in the unit's list; `code` gives him a one-time code, None for who may not."""

    name: str
    post: str
    certificate: Tag
    sign_in: Tag
    code: Form | None = None
    code_text: str = "发码"


class GuardsPage(UnitPage, frozen=True):
    """本单位保安. `backing` leads the unit to its order and agreement."""

    template: ClassVar[str] = "unit/guards.html"
    counts: tuple[Count, ...]
    guards: tuple[GuardRow, ...]
    backing: str = ""
    back: str = ""
    beside: tuple[NavItem, ...] = ()
    error: str = ""
    notice: str = ""


class Slip(Struct, frozen=True):
    """One slip, a quarter of A4. `code` as printed: 402 918. `site` is the address to type where no QR is read."""

    unit: str
    name: str
    qr: Markup
    code: str
    until: str
    site: str


class SlipSheetPage(Page, frozen=True):
    """The slips that were just made: shown once, scanned from the screen or printed four to a sheet."""

    template: ClassVar[str] = "unit/slips.html"
    slips: tuple[Slip, ...]
    back: str


class Shift(Struct, frozen=True):
    """`people` empty: nobody is listed."""

    name: str
    people: tuple[str, ...]


class Post(Struct, frozen=True):
    name: str
    shifts: tuple[Shift, ...]
    note: str = ""


class PostsPage(UnitPage, frozen=True):
    """岗位和班次: who stands where."""

    template: ClassVar[str] = "unit/posts.html"
    posts: tuple[Post, ...]
    back: str = ""
    beside: tuple[NavItem, ...] = ()
    hours: str = ""
    gates: str = ""


class HoursRow(Struct, frozen=True):
    """From–until and whether the post may be left then; posted as since{n}, until{n}, leave{n}."""

    nth: int
    since: time | None
    until: time | None
    leave: tuple[Choice, ...]


class HoursForm(Struct, frozen=True):
    """A post's hours as they were declared. `says` is one sentence of what holds now; `there` is who stands there, and how."""

    form: Form
    id: int
    name: str
    says: str
    rows: tuple[HoursRow, ...]
    there: str = "现在没有人上岗"
    state: Tag | None = None


class HoursPage(UnitPage, frozen=True):
    """各岗几点能离: what is not declared may not be left."""

    template: ClassVar[str] = "unit/hours.html"
    posts: tuple[HoursForm, ...]
    back: str
    error: str = ""
    notice: str = ""


class UnitLine(Struct, frozen=True):
    """A line that speaks of this unit: 点名 · 应到 42 岗次，应答 41 · how it was counted."""

    label: str
    value: str
    note: str = ""


class LinesPage(UnitPage, frozen=True):
    """通报里那几行. `agree` and `dispute` go to the same address and post `answer` (agreed, disputed), `text`.

    Both are None once it is too late. `said` is what the unit answered before; `text` what was typed before an error; `whole` leads on to the
    bulletins that were issued, `unsigned` says how many of them wait for his signature.
    """

    template: ClassVar[str] = "unit/lines.html"
    period: str
    state: Tag
    until: str
    lines: tuple[UnitLine, ...]
    agree: Form | None = None
    dispute: Form | None = None
    said: str = ""
    text: str = ""
    earlier: tuple[Link, ...] = ()
    whole: str = ""
    unsigned: Tag | None = None
    back: str = ""
    beside: tuple[NavItem, ...] = ()
    error: str = ""
    notice: str = ""


class UnitPointsPage(UnitPage, frozen=True):
    """本单位的积分: a month of the unit's own entries. `sheets` are the weeks whose sheet can be printed,
    `boards` the rules in force for the wall,
    `commended` the years in which the unit was."""

    template: ClassVar[str] = "unit/points.html"
    month: str
    points: str
    entries: tuple[Entry, ...]
    previous: str
    next: str
    sheets: tuple[Link, ...]
    boards: tuple[Link, ...]
    commended: tuple[str, ...] = ()
    back: str = ""
    beside: tuple[NavItem, ...] = ()


class UnitWhyPage(UnitPage, frozen=True):
    """这分怎么来的, of a unit."""

    template: ClassVar[str] = "unit/why.html"
    title: str
    when: str
    story: str
    points: str
    facts: tuple[Fact, ...]
    back: str
    tone: Tone = "add"


class UnitRow(Struct, frozen=True):
    name: str
    note: str
    counts: tuple[Count, ...]
    links: tuple[Link, ...]


class UnitsPage(Page, frozen=True):
    """A company's units."""

    template: ClassVar[str] = "unit/units.html"
    company: str
    counts: tuple[Count, ...]
    units: tuple[UnitRow, ...]
