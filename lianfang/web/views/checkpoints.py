"""巡逻点位和到点登记: what a guard sees after a scan; an officer's queue; the station's checkpoints."""

from datetime import time
from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Form, Link, Page, Tag


class ArrivingPage(Page, frozen=True):
    """After a scan: one press. `tip` says what is to know before, empty for nothing."""

    template: ClassVar[str] = "guard/arriving.html"
    name: str
    zone: str
    press: Form
    tip: str = ""


class CheckedInPage(Page, frozen=True):
    """What became of it: `text` in a sentence; `good` where nobody has to look at it."""

    template: ClassVar[str] = "guard/checked_in.html"
    name: str
    title: str
    text: str
    good: bool
    onward: Link


class CheckInRow(Struct, frozen=True):
    """`doubts` are sentences; `decide` its two buttons' form, none for who only looks."""

    id: int
    when: str
    point: str
    who: str
    outing: str
    how: str
    doubts: tuple[str, ...]
    state: Tag
    decide: Form | None = None


class CheckInsPage(Page, frozen=True):
    """`waiting` are for a person to decide; `lately` all of a day."""

    template: ClassVar[str] = "desk/check_ins.html"
    station: str
    waiting: tuple[CheckInRow, ...]
    lately: tuple[CheckInRow, ...]
    checkpoints: str = ""
    error: str = ""
    notice: str = ""


class CheckpointLine(Struct, frozen=True):
    """A checkpoint; `act` posts `do`: plate, tag (with `uid`), end."""

    id: int
    name: str
    zone: str
    digits: str
    place: Tag
    when: str
    plate: str
    tag: str
    act: Form


class NewCheckpoint(Struct, frozen=True):
    """Posts zone, group, name, unit, post, longitude, latitude, after, grace; what was typed stays where it was refused."""

    form: Form
    zones: tuple[Choice, ...]
    units: tuple[Choice, ...]
    posts: tuple[Choice, ...]
    name: str = ""
    group: str = ""
    longitude: str = ""
    latitude: str = ""
    after: time | None = None
    grace: str = "10"


class CheckpointsPage(Page, frozen=True):
    """点位: every one in use, zone by zone; `sheets` print the plates of a zone."""

    template: ClassVar[str] = "desk/checkpoints.html"
    station: str
    points: tuple[CheckpointLine, ...]
    sheets: tuple[Link, ...]
    new: NewCheckpoint
    back: str
    error: str = ""
    notice: str = ""
