"""What a thread of notes is: its kinds, its four steps, and what may be done with it."""

from datetime import datetime
from typing import Literal, get_args

from msgspec import Struct

NOTE = "note"
HAZARDS = {
    "exit": "消防通道堵",
    "door": "门禁坏",
    "light": "灯不亮",
    "camera": "监控坏",
    "odd": "可疑情况",
    "other": "其他",
}
"""What is found and reported: a note of this kind."""
KINDS = {NOTE: "工作笔记", **HAZARDS}

Step = Literal["noted", "looked", "decided", "checked"]
STEPS: dict[str, str] = {"noted": "记下", "looked": "一起看", "decided": "定办法", "checked": "回头看"}
Act = Literal["answer", "go", "look", "decide", "check", "solve"]
ACTS: tuple[str, ...] = get_args(Act)
"""回一句, 我今天去, 一起看过了, 定办法, 回头看, 解决了: an officer's."""
REOPENED = "reopened"
MOST_WORDS = 1000


class Thread(Struct, frozen=True):
    """A note as it stands. `answered_at` is empty while the guard waits; `decided_by` is the account that decided last."""

    id: int
    station: int
    unit: int
    person: int
    officer: int | None
    kind: str
    outing: int | None
    step: str
    opened_at: datetime
    answered_at: datetime | None
    solved_at: datetime | None
    version: int
    decided_by: int | None
    reopened: bool

    @property
    def found(self) -> bool:
        """A hazard was found: it takes all steps."""
        return self.kind != NOTE
