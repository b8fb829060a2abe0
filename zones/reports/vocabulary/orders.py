"""每日指令 and 协查: what an officer gives out to guards for a day or some."""

from datetime import datetime, timedelta

from msgspec import Struct

ORDERS = {"order": "每日指令", "lookout": "协查"}
LONGEST = timedelta(days=31)


class Order(Struct, frozen=True):
    """`zones` are ids, none for the whole station; it ends at `until`, or when it was ended early."""

    id: int
    station: int
    kind: str
    account: int
    words: str
    zones: tuple[int, ...]
    at: datetime
    until: datetime
    ended_at: datetime | None

    def running(self, now: datetime) -> bool:
        return self.ended_at is None and now < self.until
