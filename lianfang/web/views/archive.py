"""The archive of bulletins, the wall of a year, the settings of one who issues, what changed since a bulletin was issued."""

from typing import ClassVar, Literal

from markupsafe import Markup
from msgspec import Struct

from lianfang.web.views.frame import Choice, Field, Form, Link, Page, Tag


class FoundRow(Struct, frozen=True):
    """A bulletin that was found; `pieces` are its sentence, those that were looked for marked; `figure` the one asked for."""

    href: str
    number: str
    period: str
    issuer: str
    day: str
    tags: tuple[Tag, ...]
    heading: str
    pieces: tuple[tuple[str, bool], ...]
    figure: str = ""


class ArchivePage(Page, frozen=True):
    """通报档案. `none` says what to try where nothing was found."""

    template: ClassVar[str] = "office/archive.html"
    words: str
    figures: tuple[Choice, ...]
    hows: tuple[Choice, ...]
    value: str
    publishers: tuple[Choice, ...]
    years: tuple[Choice, ...]
    number: str
    found: str
    rows: tuple[FoundRow, ...]
    back: str
    none: str = ""
    error: str = ""


class Trend(Struct, frozen=True):
    """A figure's way through the year: its last value and a small drawing."""

    label: str
    value: str
    unit: str
    drawing: Markup
    said: str


class WallWeek(Struct, frozen=True):
    """A week on the wall; with `href` it opens."""

    period: str
    number: str
    state: Literal["missing", "draft", "issued", "gone", "ahead"]
    tag: Tag
    href: str = ""


class WallPage(Page, frozen=True):
    """一年的通报. `others` are the other publishers of the same year, `years` the years beside."""

    template: ClassVar[str] = "office/wall.html"
    year: str
    issuer: str
    counts: str
    trends: tuple[Trend, ...]
    weeks: tuple[WallWeek, ...]
    years: tuple[Link, ...]
    others: tuple[Link, ...]
    back: str


class LimitField(Struct, frozen=True):
    """A threshold: its sentence, its value, its unit, what is possible and usual."""

    field: Field
    unit: str


class ChangedSetting(Struct, frozen=True):
    """A setting that was changed: when, by whom, what, from what to what, from which week."""

    when: str
    who: str
    what: str
    was: str
    becomes: str
    since: str


class PublisherPage(Page, frozen=True):
    """发文设置 of one who issues."""

    template: ClassVar[str] = "office/publisher.html"
    issuer: str
    form: Form
    forms: tuple[Choice, ...]
    lead: Field
    before: Field
    automatic: bool
    limits: tuple[LimitField, ...]
    weeks: tuple[Choice, ...]
    changes: tuple[ChangedSetting, ...]
    back: str
    error: str = ""
    notice: str = ""


class MovedRow(Struct, frozen=True):
    """A number that is another now; `fix` writes it into the correction's form, empty where it cannot: `said` says why."""

    label: str
    was: str
    now: str
    fix: str = ""
    said: str = ""


class MovedPart(Struct, frozen=True):
    """现在的数: `said` where nothing moved, or that more did than are shown."""

    rows: tuple[MovedRow, ...]
    said: str = ""
