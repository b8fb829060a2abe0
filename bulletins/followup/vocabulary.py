"""A leader's 批示, a meeting, and the items that follow from them."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from bulletins.register.vocabulary import Kind

StepName = Literal["given", "answered", "postponed", "done", "dropped"]
STEP_WORDS = {"given": "交办", "answered": "答复", "postponed": "延期", "done": "办结", "dropped": "不再办理"}
ENDS: tuple[StepName, ...] = ("done", "dropped")
MOST_ITEMS, MOST_WHAT, MOST_OWNER, MOST_NOTE, MOST_WORDS = 5, 60, 40, 60, 2000
"""Items of one 批示 or meeting; characters of what is asked, of who is to do it, of a step's words, of a 批示 or minutes."""


class Asked(Struct, frozen=True):
    """What is asked of whom by when: an item before it is one."""

    what: str
    owner: str
    due: date | None


class Step(Struct, frozen=True):
    """A step of an item's course: `due` is the new day of one that was postponed, `note` its words."""

    name: StepName
    at: datetime
    due: date | None
    note: str


class Item(Struct, frozen=True):
    """`bulletin` is the one (by the id in its addresses) on which the 批示 was written, with its kind and number; a meeting's
    item has `meeting`. `owner` is a station or unit by id where the words name one."""

    id: int
    publisher: int
    bulletin: int | None
    kind: Kind | None
    number: int | None
    meeting: int | None
    what: str
    owner: str
    station: int | None
    unit: int | None
    due: date
    steps: tuple[Step, ...]


class Course(Struct, frozen=True):
    """Where an item stands: `due` is the day that holds now, `last` the step that was taken last."""

    open: bool
    due: date
    last: Step


class Instruction(Struct, frozen=True):
    """A leader's 批示: his name, the day, his words (empty where they were erased)."""

    id: int
    bulletin: int
    by: str
    day: date
    words: str


class Meeting(Struct, frozen=True):
    """会商、例会: the day, the place, who was there, the minutes."""

    id: int
    publisher: int
    day: date
    place: str
    present: str
    minutes: str
