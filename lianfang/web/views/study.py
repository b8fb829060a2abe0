"""学习资料: editions to print, and who got one."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Form, Link, NavItem, Page, Tag
from lianfang.web.views.unit import UnitPage


class EditionRow(Struct, frozen=True):
    """An edition, and where it is printed in each size."""

    called: str
    when: str
    digest: str
    papers: tuple[Link, ...]


class BookKind(Struct, frozen=True):
    """One of the two books: `publish` posts kind, None for who only prints. The newest edition stands first."""

    title: str
    about: str
    editions: tuple[EditionRow, ...]
    publish: Form | None = None


class CopiesRow(Struct, frozen=True):
    """A unit of so many guards; who has a copy of each book."""

    unit: str
    zone: str
    guards: str
    had: tuple[Tag, ...]
    href: str
    sheet: str


class StudyPage(Page, frozen=True):
    template: ClassVar[str] = "study/station.html"
    kinds: tuple[BookKind, ...]
    units: tuple[CopiesRow, ...]
    error: str = ""
    notice: str = ""


class HolderRow(Struct, frozen=True):
    """A guard who has it, since when; `strike` posts handout."""

    name: str
    when: str
    strike: Form


class HandingOut(Struct, frozen=True):
    """The newest edition of a book in a unit: who has none of it is ticked. `form` posts edition and guard-ID."""

    id: str
    title: str
    form: Form
    without: tuple[tuple[str, str, str], ...]
    more: str
    holders: tuple[HolderRow, ...]


class UnitStudyPage(UnitPage, frozen=True):
    """A unit's guards and their copies; `sheet` is the list to be signed on paper."""

    template: ClassVar[str] = "study/unit.html"
    books: tuple[HandingOut, ...]
    sheet: str
    back: str = ""
    beside: tuple[NavItem, ...] = ()
    error: str = ""
    notice: str = ""
