"""Words of roll-calls: kinds of calls, reasons that excuse a post, ways to answer. Answering is no deed: it scores nothing for persons."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

Kind = Literal["now", "planned", "random", "surprise", "drill"]
KIND_WORDS: dict[str, str] = {
    "now": "马上查岗",
    "planned": "定时查岗",
    "random": "随机查岗",
    "surprise": "抽查几岗",
    "drill": "拉动演练",
}

State = Literal["waiting", "open", "reminded", "ringing", "closed", "missed"]
RUNNING = ("open", "reminded", "ringing")
"""States in which posts may answer; `ringing` is when the desk rings those that did not."""

Result = Literal["waiting", "answered", "silent", "excused"]

HAND_OVER, PATROL, CALL, SCHOOL, LINE, STANDBY, DOWN = (
    "交接班",
    "在巡逻",
    "在处置",
    "护学岗",
    "线路坏了",
    "夜里备勤",
    "平台停了",
)
"""Why a post is excused, in the words of the sheets: 免点原因."""
AT_THE_GATE = (PATROL, CALL, HAND_OVER)
"""What whoever stands there may say himself."""

How = Literal["gate", "line", "radio", "phone", "own", "desk"]
HOW_WORDS: dict[str, str] = {
    "gate": "门岗屏",
    "line": "座机",
    "radio": "对讲",
    "phone": "电话",
    "own": "本人手机",
    "desk": "到岗看过",
}
TICKED = ("line", "radio", "phone", "desk")
"""Ways that the desk, or what answers the landline for it, writes down for a post."""


class CallRecord(Struct, frozen=True):
    """One post asked once, as a sheet tells it. `result` is answered, silent or excused."""

    asked_at: datetime
    unit: int
    post: str
    responder: int | None
    result: str
    reason: str


class Plan(Struct, frozen=True):
    """A call as it is wanted. `zones` and `posts` are ids, empty for all; a random one comes between `since` and `until`.

    `key_date` says why there may be a second one in a night.
    """

    kind: Kind
    basis: str
    zones: tuple[int, ...] = ()
    posts: tuple[int, ...] = ()
    at: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    key_date: str = ""


class Call(Struct, frozen=True):
    """A roll-call as it stands. `minutes` is its window; after it the desk rings until `closes_at`."""

    id: int
    station: int
    kind: Kind
    basis: str
    zones: tuple[int, ...]
    posts: tuple[int, ...]
    state: State
    night: bool
    opens_at: datetime
    minutes: int
    closes_at: datetime | None
    version: int
    key_date: str = ""
    why_missed: str = ""
    since: datetime | None = None
    until: datetime | None = None

    @property
    def running(self) -> bool:
        return self.state in RUNNING


class Asked(Struct, frozen=True):
    """Somebody whom a call asks: a post, or in a drill a person. `reason` excuses."""

    unit: int
    post: int | None
    name: str
    person: int | None = None
    reason: str = ""
