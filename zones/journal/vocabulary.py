"""The journal's words: where a row came from, what makes it itself, and what a person or unit did."""

from datetime import date, datetime

from msgspec import Struct

DEED_WORDS = {
    "patrol.walked": "联防巡逻",
    "outreach.session": "防范宣传",
    "item.patrol": "巡防工作",
    "assistance": "协助民警",
    "mediation": "劝解纠纷",
    "rescue": "救助",
    "clue": "信息报送",
    "clue.useful": "信息报送",
    "clue.solved": "信息报送",
    "exam.passed": "考试合格",
    "certificate.obtained": "取得保安员证",
    "patrol.led": "牵头巡逻",
    "patrol.missed": "没有派员",
}


class Source(Struct, frozen=True):
    """A row of a delivered sheet."""

    sheet: str
    row: int


class Keyed(Struct, frozen=True):
    """A brought row: `key` digests its content, `nth` tells equal rows apart (0, 1, …)."""

    source: Source
    key: bytes
    nth: int


class Fact(Struct, frozen=True):
    """What somebody did, as a record says it: the start of a deed. `at` is an instant where the time is known."""

    kind: str
    day: date
    person: int | None = None
    unit: int | None = None
    at: datetime | None = None
    minutes: int = 0
    verified: bool = True
