"""表扬, 投诉, 建议: what passers-by say of a unit, and until when it is answered."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

KINDS = {"praise": "表扬", "complaint": "投诉", "suggestion": "建议"}
Piece = Literal["words", "phone", "answer"]
REMINDED, ANSWERED_WITHIN = timedelta(days=5), timedelta(days=7)
AGAIN = timedelta(days=1)
"""Once it is overdue it is said each day."""
MOST_WORDS, MOST_ANSWER = 200, 500


class Voice(Struct, frozen=True):
    """`handler` is the officer who answers, once somebody was assigned."""

    id: int
    station: int
    unit: int
    kind: str
    at: datetime
    handler: int | None
    state: str
    answered_at: datetime | None
    next_deadline: datetime | None

    def overdue(self, now: datetime) -> bool:
        return self.state != "answered" and now >= self.at + ANSWERED_WITHIN
