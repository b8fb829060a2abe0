"""工作笔记, 每日指令, 四种单: a guard's pages and the station's."""

from datetime import date, time
from typing import ClassVar

from msgspec import Struct

from lianfang.web.views.frame import Choice, Count, Fact, Form, Link, Page, Source, Step, Tag


class Shot(Struct, frozen=True):
    """A photo that came with words; `text` says whose and when, and is read out in its place."""

    src: Source
    id: int
    text: str


class Said(Struct, frozen=True):
    """One thing said. `own` is on the reader's side; `step` is a step that was taken; `mark` a doubt about the time."""

    who: str
    when: str
    words: str
    own: bool = False
    step: str = ""
    mark: str = ""
    shots: tuple[Shot, ...] = ()


class ThreadRow(Struct, frozen=True):
    """A thread in a list: its first words, how far it is, what is to know about it."""

    href: str
    title: str
    note: str
    state: Tag
    steps: tuple[Step, ...]
    tags: tuple[Tag, ...] = ()


class NotesPage(Page, frozen=True):
    """工作笔记: write one, report what was found, one's own threads. `order` is the order by which he looked."""

    template: ClassVar[str] = "reports/notes.html"
    to: str
    write: Form
    find: Form
    kinds: tuple[Choice, ...]
    threads: tuple[ThreadRow, ...]
    order: str = ""
    words: str = ""
    error: str = ""
    notice: str = ""


class NotePage(Page, frozen=True):
    """A guard's thread. `reply` while it runs, `reopen` once it is solved, if he has not done so before."""

    template: ClassVar[str] = "reports/note.html"
    title: str
    to: str
    state: Tag
    steps: tuple[Step, ...]
    said: tuple[Said, ...]
    reply: Form | None
    reopen: Form | None
    words: str = ""
    error: str = ""
    notice: str = ""


class NotesQueuePage(Page, frozen=True):
    """The station's threads: what waits for an answer, what runs, what is solved."""

    template: ClassVar[str] = "reports/queue.html"
    station: str
    counts: tuple[Count, ...]
    waiting: tuple[ThreadRow, ...]
    running: tuple[ThreadRow, ...]
    solved: tuple[ThreadRow, ...]


class HazardCard(Struct, frozen=True):
    """Whether what was found is real: `stands` says where it counts as a hazard; `count` is the form until then, `back` after."""

    stands: str = ""
    count: Form | None = None
    units: tuple[Choice, ...] = ()
    back: Form | None = None


class StationNotePage(Page, frozen=True):
    """A thread at the station. `acts` are (code, word) that an officer may do now; `hint` why another one is missing."""

    template: ClassVar[str] = "reports/thread.html"
    title: str
    who: str
    state: Tag
    steps: tuple[Step, ...]
    said: tuple[Said, ...]
    back: str
    answer: Form | None
    acts: tuple[tuple[str, str], ...]
    record: Form | None
    hazard: HazardCard | None = None
    hint: str = ""
    words: str = ""
    error: str = ""
    notice: str = ""


class OrderSeenBy(Struct, frozen=True):
    """Who saw an order; `found` leads to what he told."""

    text: str
    found: Link | None = None


class DailyOrderRow(Struct, frozen=True):
    kind: str
    words: str
    whom: str
    when: str
    state: Tag
    seen: tuple[OrderSeenBy, ...]
    seen_text: str
    end: Form | None = None


class DailyOrdersPage(Page, frozen=True):
    """What runs and what ran, and a new one. Who saw and who found: for the station's eyes, without a rate."""

    template: ClassVar[str] = "reports/orders.html"
    station: str
    new: Form
    kinds: tuple[Choice, ...]
    zones: tuple[Choice, ...]
    day: date
    hour: time
    running: tuple[DailyOrderRow, ...]
    over: tuple[DailyOrderRow, ...]
    words: str = ""
    error: str = ""
    notice: str = ""


class RecordRow(Struct, frozen=True):
    """A record. `unit` is what his unit said, or until when it may; `word` its form. `confirm` and `back` are an officer's:
    属实, and back (or taken back) with a reason; `typed` is what somebody wrote and may send again. `hints` are reasons to look."""

    id: str
    title: str
    who: str
    when: str
    words: str
    state: Tag
    unit: str = ""
    why: str = ""
    mark: str = ""
    shots: tuple[Shot, ...] = ()
    tags: tuple[Tag, ...] = ()
    hints: tuple[str, ...] = ()
    word: Form | None = None
    confirm: Form | None = None
    back: Form | None = None
    back_word: str = ""
    typed: str = ""


class RecordsPage(Page, frozen=True):
    """做了一件事: the four records of a guard, and what became of them."""

    template: ClassVar[str] = "reports/records.html"
    new: Form
    duties: tuple[Choice, ...]
    day: date
    hour: time
    records: tuple[RecordRow, ...]
    topic: str = ""
    contacts: str = ""
    words: str = ""
    error: str = ""
    notice: str = ""


class RecordsQueuePage(Page, frozen=True):
    """The station's: what waits for an officer (a page of `many`), what still waits for units, what was decided."""

    template: ClassVar[str] = "reports/decide.html"
    station: str
    waiting: tuple[RecordRow, ...]
    asked: tuple[RecordRow, ...]
    decided: tuple[RecordRow, ...]
    many: int
    pages: tuple[Link, ...] = ()
    error: str = ""
    notice: str = ""


class UnitRecordsPage(Page, frozen=True):
    """A unit's: what it is asked about; of the rest who sent what when, and the unit's own word."""

    template: ClassVar[str] = "reports/unit.html"
    unit: str
    asked: tuple[RecordRow, ...]
    sent: tuple[Fact, ...]
    error: str = ""
    notice: str = ""
