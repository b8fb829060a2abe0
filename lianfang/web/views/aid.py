"""Backup on the phone: asking for it, being asked, being on the way, helping from the post, and what became of it."""

from typing import ClassVar, Literal

from msgspec import Struct

from lianfang.web.views.frame import Count, Fact, Form, Link, Page, Picture, Tag


class SosPage(Page, frozen=True):
    """求援首页. `told` says who hears of it; `out` are places where the unit's own people are on the way.

    `paused` says that no neighbours come, `phone` is the number to ask.
    """

    template: ClassVar[str] = "aid/sos.html"
    unit: str
    who: str
    kinds: str
    told: str
    asked: tuple[Link, ...]
    out: tuple[Link, ...]
    others: tuple[Link, ...] = ()
    notice: str = ""
    paused: str = ""
    phone: str = ""


class KindButton(Struct, frozen=True):
    """One press sends it. `police`: the neighbours stay at their own gates."""

    form: Form
    icon: str
    word: str
    note: str
    dial: str
    police: bool = False


class KindsPage(Page, frozen=True):
    """发生了什么. `drill` says whether a press is a drill; `switch` changes that, None for who may not. `paused` as before."""

    template: ClassVar[str] = "aid/kinds.html"
    unit: str
    kinds: tuple[KindButton, ...]
    phone: str
    back: str
    drill: bool = False
    switch: Link | None = None
    paused: str = ""


class Mark(Struct, frozen=True):
    """One of the five steps, and when it was."""

    name: str
    at: str
    state: Literal["done", "now", "late", "todo"]


class Somebody(Struct, frozen=True):
    """A line of who hears of it, comes or helps; `ticks` are what he did at his gate."""

    name: str
    note: str
    tag: Tag
    ticks: tuple[str, ...] = ()


class Help(Struct, frozen=True):
    """Something to do at one's own gate. `done` is when it was done."""

    icon: str
    word: str
    note: str
    form: Form | None
    done: str = ""


class RequestPage(Page, frozen=True):
    """What all pages of one request share. `live` is told by the server when it changed; `phone` is the desk's number."""

    live: str
    kind: str
    unit: str
    phone: str


class Album(Struct, frozen=True):
    """Photos of what happens. `form` brings one more (posts photo), None where none are taken; `error` is why one was not."""

    pictures: tuple[Picture, ...]
    form: Form | None
    note: str = ""
    error: str = ""


class AlbumPage(RequestPage, frozen=True):
    """A request with its photos."""

    album: Album


class AskedPage(AlbumPage, frozen=True):
    """For who asked. `elapsed_s` counts on while it is open; `left_s` are the seconds in which it can be taken back.

    `late`: nobody at the desk took it up. `review` are the stamps of one that ended.
    """

    template: ClassVar[str] = "aid/asked.html"
    state: Literal["sent", "late", "live", "over"]
    head: str
    lead: str
    elapsed: str
    elapsed_s: int
    steps: tuple[Mark, ...]
    got: str = ""
    left_s: int = 0
    take_back: Form | None = None
    calm: Form | None = None
    calmed: str = ""
    dial: str = ""
    rung: tuple[Somebody, ...] = ()
    coming: tuple[Somebody, ...] = ()
    told: tuple[Somebody, ...] = ()
    go: Form | None = None
    helps: tuple[Help, ...] = ()
    review: tuple[Fact, ...] = ()
    end: str = ""
    foot: str = ""
    paused: str = ""


class ToldPage(RequestPage, frozen=True):
    """For who was told and has not said that he comes. `stay` first where he should not leave his post."""

    template: ClassVar[str] = "aid/told.html"
    when: str
    facts: tuple[Count, ...]
    advice: str
    night: bool
    go: Form | None
    stay: Form
    cannot: Form | None
    stay_first: bool = False
    go_note: str = ""
    said: str = ""
    good: bool = True
    reasons: tuple[tuple[str, Form], ...] = ()
    alarm: bool = True


class GoingPage(AlbumPage, frozen=True):
    """For who is on the way or there. `arrive` is None once he is."""

    template: ClassVar[str] = "aid/going.html"
    when: str
    known: str
    known_note: str
    partners: tuple[Somebody, ...]
    alone: str
    arrive: Form | None
    more: Form
    give_up: Form
    said: str
    foot: str


class WatchingPage(AlbumPage, frozen=True):
    """守着帮看: three things to do at one's own gate, and how it goes there."""

    template: ClassVar[str] = "aid/watching.html"
    said: str
    helps: tuple[Help, ...]
    stands: Tag
    there: tuple[Somebody, ...]
    go: Form | None = None


class Sent(Struct, frozen=True):
    """One of ours who went."""

    name: str
    note: str
    tag: Tag
    gate: str
    recall: Form | None


class SenderPage(RequestPage, frozen=True):
    """您单位的人去支援了."""

    template: ClassVar[str] = "aid/sender.html"
    sent: tuple[Sent, ...]
    got: str
    foot: str


class EndedPage(RequestPage, frozen=True):
    """人够了, 叫回来了, or over: one sentence and thanks. `stay` where he may still help from his post."""

    template: ClassVar[str] = "aid/ended.html"
    title: str
    what: str
    mine: str
    stay: Form | None = None


class AlertRow(Struct, frozen=True):
    href: str
    unit: str
    kind: str
    when: str
    tag: Tag


class AlertsPage(Page, frozen=True):
    """叫到我的求援: open ones, and those that ended within half an hour."""

    template: ClassVar[str] = "aid/alerts.html"
    open: tuple[AlertRow, ...]
    ended: tuple[AlertRow, ...]
