"""信息报送: the guard's pages and his officer's."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Form, Page, Tag
from lianfang.web.views.reports import Said


class ClueLine(Struct, frozen=True):
    """One in a list: never a word of what it says."""

    href: str
    title: str
    note: str
    state: Tag


class CluesPage(Page, frozen=True):
    """信息报送 of a guard: send one, those that he sent. `officers` to choose from, where nobody has his unit."""

    template: ClassVar[str] = "clues/own.html"
    to: str
    write: Form
    officers: tuple[Choice, ...]
    clues: tuple[ClueLine, ...]
    most_photos: int
    words: str = ""
    error: str = ""
    notice: str = ""


class CluePage(Page, frozen=True):
    """One that he sent, with the answers. `readers` says who can read it."""

    template: ClassVar[str] = "clues/one.html"
    title: str
    state: Tag
    said: tuple[Said, ...]
    readers: str


class CluesQueuePage(Page, frozen=True):
    """An officer's own: those that wait for him, those answered."""

    template: ClassVar[str] = "clues/queue.html"
    station: str
    waiting: tuple[ClueLine, ...]
    answered: tuple[ClueLine, ...]


class StationCluePage(Page, frozen=True):
    """One, opened: that stands in the audit book. `lift` is missing where there is nobody left to lift the seal for."""

    template: ClassVar[str] = "clues/opened.html"
    title: str
    who: str
    state: Tag
    said: tuple[Said, ...]
    readers: str
    back: str
    answer: Form
    grades: tuple[Choice, ...]
    lift: Form | None
    colleagues: tuple[Choice, ...]
    reasons: tuple[Choice, ...]
    words: str = ""
    error: str = ""
    notice: str = ""
