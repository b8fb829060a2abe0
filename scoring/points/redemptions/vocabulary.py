"""兑换: spendable points for something of the rule book's list, where the book has one; how a redemption stands."""

from datetime import date, datetime, timedelta

from msgspec import Struct

STATES = {
    "asked": "等着发",
    "handed": "领到了",
    "declined": "没有发",
    "withdrawn": "本人取消",
    "lapsed": "过期没有发",
}
CAME_BACK = ("declined", "withdrawn", "lapsed")
ANSWERS = ("handed", "declined")
WITHIN = timedelta(days=14)
"""So long a redemption waits for the office; then the points come back."""


class Moved(Struct, frozen=True):
    """Spendable points that came (above zero) or went on a day."""

    day: date
    points: int


class Redemption(Struct, frozen=True):
    """A guard's. `unit` is where he stood; `code`, `called` and `points` are the book's of that day; `account` asked."""

    id: int
    station: int
    person: int
    unit: int
    rule_book: int
    code: str
    called: str
    points: int
    account: int
    at: datetime
    state: str = "asked"
    decider: int | None = None
    decided_at: datetime | None = None
    next_deadline: datetime | None = None

    @property
    def source(self) -> str:
        """What its awards name as their source."""
        return f"redemption:{self.id}"
