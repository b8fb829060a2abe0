"""抽问: a station's rounds and what is known; the page on which answers are ticked."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Form, Link, Page, Tag


class SpotLine(Struct, frozen=True):
    """A round in the list."""

    title: str
    note: str
    state: Tag
    href: str


class KnownLine(Struct, frozen=True):
    """Of a zone, a unit or a week: guards and the public, each in words."""

    name: str
    guard: str
    public: str


class SpotsPage(Page, frozen=True):
    """A station's. `new` posts title, lines, topic, draw; None for who only ticks. `units` are this week's."""

    template: ClassVar[str] = "spot/station.html"
    station: str
    rounds: tuple[SpotLine, ...]
    week: str
    zones: tuple[KnownLine, ...]
    units: tuple[KnownLine, ...]
    weeks: tuple[KnownLine, ...]
    topics: tuple[Choice, ...] = ()
    draws: tuple[Choice, ...] = ()
    new: Form | None = None
    typed: dict[str, str] = {}
    error: str = ""
    notice: str = ""


class SpotAsked(Struct, frozen=True):
    """A question: the field's name, what is asked, what counts as known, what is known so far."""

    name: str
    asks: str
    expects: str
    told: str


class SpotPage(Page, frozen=True):
    """One round. `tick` posts unit, whom and an answer by question: yes, no or empty; None once it is ended, or for the office."""

    template: ClassVar[str] = "spot/one.html"
    title: str
    back: Link
    state: Tag
    asked: tuple[SpotAsked, ...]
    units: tuple[Choice, ...] = ()
    whom: tuple[Choice, ...] = ()
    tick: Form | None = None
    end: Form | None = None
    error: str = ""
    notice: str = ""
