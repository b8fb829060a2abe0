"""模拟机考、业务考试: a guard's list, one question a screen, handing in, looking through; the station's sittings."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Illustration, Link, Page, Tag


class SittingLine(Struct, frozen=True):
    """A sitting in a list."""

    href: str
    title: str
    when: str
    state: Tag


class OwnSittingsPage(Page, frozen=True):
    template: ClassVar[str] = "sittings/own.html"
    rows: tuple[SittingLine, ...]


class SittingPage(Page, frozen=True):
    """Before and after: what it is, how he stands; `start` begins or goes on, and says `button`."""

    template: ClassVar[str] = "sittings/start.html"
    title: str
    state: Tag
    says: str
    facts: tuple[Fact, ...]
    rules: tuple[str, ...]
    results: tuple[Fact, ...]
    looks: tuple[Link, ...]
    start: Form | None = None
    button: str = ""
    error: str = ""
    notice: str = ""


class PaperCell(Struct, frozen=True):
    """A question in the map of the paper; `says` is read out."""

    number: int
    href: str
    answered: bool
    marked: bool
    current: bool
    says: str


class QuestionShown(Struct, frozen=True):
    """One question on a screen: `options` are posted by the bank's letters. `form` carries what was held before."""

    number: int
    kind: str
    asks: str
    many: bool
    options: tuple[Choice, ...]
    form: Form
    marked: bool
    current: bool
    previous: str = ""
    next: str = ""
    picture: Illustration | None = None


class PaperPage(Page, frozen=True):
    """The paper at one question, or all of it for the script, which shows one after the other: with `more` it fetches the rest."""

    template: ClassVar[str] = "sittings/paper.html"
    title: str
    total: int
    left_s: int
    left: str
    questions: tuple[QuestionShown, ...]
    cells: tuple[PaperCell, ...]
    more: bool
    over: str
    sequence: int
    done: str
    error: str = ""


class HandInPage(Page, frozen=True):
    """Asks once more: what is not answered, what is marked."""

    template: ClassVar[str] = "sittings/hand_in.html"
    title: str
    left_s: int
    left: str
    missing: tuple[PaperCell, ...]
    marked: tuple[PaperCell, ...]
    answered: str
    form: Form
    back: str
    over: str
    error: str = ""


class LookedAt(Struct, frozen=True):
    """A question with what he gave and what is right."""

    number: int
    kind: str
    asks: str
    given: str
    right: str
    ok: bool
    because: str
    picture: Illustration | None = None


class LookPage(Page, frozen=True):
    """His paper, after all are through."""

    template: ClassVar[str] = "sittings/look.html"
    title: str
    says: str
    questions: tuple[LookedAt, ...]
    back: str


class StationSittingsPage(Page, frozen=True):
    """A station's; `make` is there for whoever may make one. `typed` is what was written into it before."""

    template: ClassVar[str] = "sittings/station.html"
    station: str
    rows: tuple[SittingLine, ...]
    make: Form | None
    kinds: tuple[Choice, ...]
    units: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    typed: dict[str, str]
    error: str = ""
    notice: str = ""


class Sitter(Struct, frozen=True):
    """One who is invited, or sits: `check_in`, `extend` and `void` are there where they may be pressed."""

    id: str
    name: str
    unit: str
    state: Tag
    says: str
    check_in: Form | None = None
    extend: Form | None = None
    void: Form | None = None


class SupervisePage(Page, frozen=True):
    """Who is in, how far, how long still; fetched anew while somebody sits. `off` calls it off, for a reason of `offs`."""

    template: ClassVar[str] = "sittings/supervise.html"
    station: str
    title: str
    says: str
    facts: tuple[Fact, ...]
    sitters: tuple[Sitter, ...]
    extends: tuple[Choice, ...]
    voids: tuple[Choice, ...]
    papers: tuple[Link, ...]
    offs: tuple[Choice, ...]
    back: str
    again_s: int = 0
    off: Form | None = None
    error: str = ""
    notice: str = ""


class UnitSittingsPage(Page, frozen=True):
    """A unit's share of business tests that are over; those that its head looks after have an address."""

    template: ClassVar[str] = "sittings/unit.html"
    unit: str
    rows: tuple[SittingLine, ...]


class DoorPage(Page, frozen=True):
    """For a unit's head who looks after one: whom he has seen, who is at it."""

    template: ClassVar[str] = "sittings/door.html"
    title: str
    says: str
    sitters: tuple[Sitter, ...]
    back: str
    again_s: int = 0
    error: str = ""
    notice: str = ""
