"""信息报送: what a guard tells an officer alone, and what the officer finds that it was worth."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from zones.ground.weeks import shanghai_day

DUTY = "信息报送"
Piece = Literal["words", "photo", "answer"]
GRADES = {0: "这次没用上", 2: "有用", 5: "很有用", 10: "破案、抓人用上了"}
"""An officer's grade, which is also what the first rule book gives for it."""
DEEDS = {2: "clue", 5: "clue.useful", 10: "clue.solved"}
"""What it becomes in the journal: how much that is worth says the rule book."""
MOST_PHOTOS, MOST_A_DAY = 3, 20
LIFTS = {"handover": "移交办理", "together": "一起办", "absence": "本人不在岗"}
"""Why a colleague may read a clue as well."""


class Clue(Struct, frozen=True):
    """`item` is what it counts as, where it has a grade."""

    id: int
    station: int
    unit: int
    person: int
    officer: int
    at: datetime
    phone_at: datetime | None
    state: str
    grade: int
    answered_at: datetime | None
    item: int | None

    @property
    def day(self) -> date:
        return shanghai_day(self.at)
