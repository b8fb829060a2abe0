"""积分异议: raised and read on the guard's phone, answered at the legal office."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Page, Tag
from lianfang.web.views.reports import Shot


class AppealLine(Struct, frozen=True):
    """One in a list. Without `href` it is told, not opened."""

    href: str
    title: str
    note: str
    state: Tag


class AppealFormPage(Page, frozen=True):
    """我有意见. It asks for one of `reasons`; where there is no entry, for a day (until `last_day`) and words, too.

    `most_photos` may come with it.
    """

    template: ClassVar[str] = "appeals/raise.html"
    title: str
    what: str
    points: str
    form: Form | None
    reasons: tuple[Choice, ...]
    note: str
    back: str
    hint: str = ""
    first_day: str = ""
    last_day: str = ""
    day: str = ""
    words: str = ""
    most: int = 0
    most_photos: int = 0
    error: str = ""


class AppealPage(Page, frozen=True):
    """One of the guard's own: how it stands, what he said, what was answered."""

    template: ClassVar[str] = "appeals/own.html"
    title: str
    state: Tag
    note: str
    facts: tuple[Fact, ...]
    words: str
    answer: str
    answer_note: str
    withdraw: Form | None
    shots: tuple[Shot, ...] = ()
    back: str = "/points"
    error: str = ""
    notice: str = ""


class AppealsPage(Page, frozen=True):
    """The queue of the legal office; of the bureau's office what is overdue (`whole` is False)."""

    template: ClassVar[str] = "appeals/queue.html"
    whole: bool
    waiting: tuple[AppealLine, ...]
    ended: tuple[AppealLine, ...] = ()
    notice: str = ""


class DecidePage(Page, frozen=True):
    """One at the legal office. `form` while it is open; `lowest` to `highest` are points that may stand, where there are any."""

    template: ClassVar[str] = "appeals/one.html"
    title: str
    who: str
    state: Tag
    note: str
    facts: tuple[Fact, ...]
    words: str
    answer: str
    answer_note: str
    form: Form | None
    outcomes: tuple[Choice, ...]
    points: bool = False
    lowest: int = 0
    highest: int = 0
    typed: str = ""
    typed_points: str = ""
    shots: tuple[Shot, ...] = ()
    back: str = "/appeals"
    error: str = ""
    notice: str = ""
