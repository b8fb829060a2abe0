"""The page of whoever looks after the platform."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Count, Fact, Form, Page, Tag


class InvariantRow(Struct, frozen=True):
    """`found` and `limit` with their unit; `wrong` says what to do, empty where all is well."""

    called: str
    found: str
    limit: str
    state: Tag
    wrong: str = ""


class JobRow(Struct, frozen=True):
    """`last` is when it last got through, `period` how often it should."""

    called: str
    last: str
    period: str
    state: Tag


class LetterRow(Struct, frozen=True):
    """A dead letter; without forms it is only shown."""

    what: str
    to: str
    way: str
    why: str
    when: str
    again: Form | None = None
    leave: Form | None = None
    seen: bool = False


class OpsPage(Page, frozen=True):
    """自查. `past` are the troubles of late, the newest first; `night` is the last reading of all books, if there was one."""

    template: ClassVar[str] = "ops/invariants.html"
    looked: str
    counts: tuple[Count, ...]
    invariants: tuple[InvariantRow, ...]
    jobs: tuple[JobRow, ...]
    letters: tuple[LetterRow, ...]
    past: tuple[Fact, ...]
    night: tuple[Fact, ...] = ()
    error: str = ""
    notice: str = ""
