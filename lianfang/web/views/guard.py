"""A guard's own pages: today, his points and why."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.appeals import AppealLine
from lianfang.web.views.frame import Choice, Fact, Form, Link, Page, Tag, Tone


class Entry(Struct, frozen=True):
    """One line of 这些分怎么来的; `points` as shown: +5, −1, 待定. `held`: somebody looks at them again."""

    href: str
    icon: str
    title: str
    when: str
    points: str
    tone: Tone = "add"
    held: bool = False


class Duty(Struct, frozen=True):
    icon: str
    name: str
    points: str


class Alarm(Struct, frozen=True):
    """Somebody asks for help: where, what, and what he answered so far."""

    href: str
    title: str
    note: str


class OnPost(Struct, frozen=True):
    """A post at which he may sign on; the form's buttons post `hours`."""

    name: str
    form: Form


class TodayCard(Struct, frozen=True):
    """Something of today that one press settles, or one page: an order to read, tonight's walk, a post to answer for.

    `presses` are (what the button says, its form); the first is the one to press. `more` leads to the page of it.
    """

    title: str
    text: str
    tag: Tag | None = None
    presses: tuple[tuple[str, Form], ...] = ()
    more: Link | None = None
    outbox: bool = False


class HandOverPage(Page, frozen=True):
    """交接班. `checks` are what both look at, for who comes; without `form` he has signed, or nobody hands over."""

    template: ClassVar[str] = "guard/hand_over.html"
    title: str
    text: str
    tag: Tag | None = None
    form: Form | None = None
    press: str = ""
    checks: tuple[Choice, ...] = ()
    words: str = ""
    error: str = ""


class TodayPage(Page, frozen=True):
    """今天. `title` as 今天在东门岗; `waiting` are things he should look at, and nothing else.

    `cards` stand first: what today asks of him, most urgent first. `more` are pages that the bar has no room for.

    `week_label` stands before 积分: 本周, or a week's dates. `certificate_next` is one sentence: the next step.
    """

    template: ClassVar[str] = "guard/today.html"
    title: str
    date: str
    unit: str
    post: str
    shift: str
    week_label: str
    week_points: str
    entries: tuple[Entry, ...]
    certificate: Tag
    certificate_next: str
    cards: tuple[TodayCard, ...] = ()
    waiting: tuple[Link, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    on_duty: str = ""
    sign_off: Form | None = None
    sign_on: tuple[OnPost, ...] = ()
    points: str = "/points"
    certificate_at: str = "/certificate"
    notice: str = ""
    more: tuple[Link, ...] = ()


class PlaceRow(Struct, frozen=True):
    """One of the zone's first three, or the guard himself (`own`)."""

    place: str
    who: str
    unit: str
    points: str
    own: bool = False


class Meter(Struct, frozen=True):
    """How far a month has come to the line from which prizes are given; all in parts of 300, `text` says it in words."""

    done: int
    line: int
    text: str


class PointsPage(Page, frozen=True):
    """我的积分. `previous` and `next` are addresses of the weeks beside this one, empty where there is none.

    `place` says where he stands in his zone; `show` posts `shown`: whether his name may stand among the first three.
    `appeals` are his own; `missing` is where he says what is no entry. `honour` is his colour and stars in a sentence, empty without.
    `exchange` is there while the book in force has goods.
    """

    template: ClassVar[str] = "guard/points.html"
    name: str
    unit: str
    zone: str
    week_label: str
    week_points: str
    month_label: str
    month_points: str
    entries: tuple[Entry, ...]
    duties: tuple[Duty, ...]
    cap_note: str
    place: str = ""
    first: tuple[PlaceRow, ...] = ()
    show: Form | None = None
    show_text: str = ""
    previous: str = ""
    next: str = ""
    appeals: tuple[AppealLine, ...] = ()
    missing: Link = Link("没列出来的，我有意见", "/points/appeal")
    meter: Meter | None = None
    honour: str = ""
    commended: tuple[str, ...] = ()
    exchange: Link | None = None


class WhyPage(Page, frozen=True):
    """这分怎么来的: one entry told in a sentence, with what it rests on. `appeal` leads on (empty: too late); `objection` says when."""

    template: ClassVar[str] = "guard/why.html"
    title: str
    when: str
    story: str
    points: str
    facts: tuple[Fact, ...]
    back: str
    appeal: Link
    objection: str
    held: bool = False
    tone: Tone = "add"
