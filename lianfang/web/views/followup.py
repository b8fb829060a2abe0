"""督办: 批示 on a bulletin, what is open by its day, meetings and their decisions."""

from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Fact, Form, Page, Tag


class AskFields(Struct, frozen=True):
    """One row of what is asked: posted as what-n, owner-n, due-n."""

    what: str = ""
    owner: str = ""
    due: str = ""


class AskForm(Struct, frozen=True):
    """Rows to fill in; `owners` are offered, others may be typed. `typed` are the form's other fields as they were."""

    form: Form
    rows: tuple[AskFields, ...]
    owners: tuple[str, ...]
    today: str
    typed: dict[str, str]
    opened: bool = False


class ItemRow(Struct, frozen=True):
    """What is asked of whom, its state, where it comes from, its steps; `step` posts step, due, text while it is open."""

    what: str
    owner: str
    state: Tag
    due: str
    source: str
    href: str
    steps: tuple[Fact, ...]
    step: Form | None = None


class InstructionRow(Struct, frozen=True):
    by: str
    day: str
    words: str


class InstructedPart(Struct, frozen=True):
    """On an issued bulletin's page."""

    instructions: tuple[InstructionRow, ...]
    items: tuple[ItemRow, ...]
    ask: AskForm


class FollowUpsPage(Page, frozen=True):
    """Open by due day, then the last that ended."""

    template: ClassVar[str] = "office/followups.html"
    open: tuple[ItemRow, ...]
    ended: tuple[ItemRow, ...]
    today: str
    error: str = ""
    notice: str = ""


class MeetingRow(Struct, frozen=True):
    day: str
    place: str
    issuer: str
    href: str


class MeetingsPage(Page, frozen=True):
    template: ClassVar[str] = "office/meetings.html"
    meetings: tuple[MeetingRow, ...]
    publishers: tuple[Choice, ...]
    ask: AskForm | None
    error: str = ""
    notice: str = ""


class MeetingPage(Page, frozen=True):
    template: ClassVar[str] = "office/meeting.html"
    title: str
    facts: tuple[Fact, ...]
    minutes: tuple[str, ...]
    items: tuple[ItemRow, ...]
    pdf: str
    notice: str = ""
