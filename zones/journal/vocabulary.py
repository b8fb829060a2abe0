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
    "aid.arrived": "去支援",
    "aid.helped": "守着帮看",
    "aid.stood_down": "已动身，被叫回",
    "aid.arrest": "协助抓获",
    "hazard.found": "发现隐患",
    "training.attended": "参加培训",
    "drill.attended": "参加演练",
    "training.taught": "讲课",
    "post.left": "脱岗",
    "record.forged": "造假登记",
}
COMMENDED = {kind: f"{kind}.commended" for kind in ("mediation", "rescue", "assistance", "outreach.session")}
"""The same deeds where they were commended or paid elsewhere already: nothing is paid twice (马鞍山). No book names them."""
DEED_WORDS |= {finer: DEED_WORDS[kind] for kind, finer in COMMENDED.items()}
OF_UNITS = ("patrol.led", "patrol.missed")
"""Deeds of a unit; every other is a person's."""


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
    """What somebody did, as a record says it: the start of a deed. `at` is an instant where the time is known.

    None is what the record does not say: `metres` walked, `level` (an officer's grade), `quality` (per cent of what was to be
    done: of a patrol, checkpoints reached), `own` (at his own unit: 1, elsewhere: 0).
    """

    kind: str
    day: date
    person: int | None = None
    unit: int | None = None
    at: datetime | None = None
    minutes: int = 0
    verified: bool = True
    metres: int | None = None
    level: int | None = None
    quality: int | None = None
    own: int | None = None
