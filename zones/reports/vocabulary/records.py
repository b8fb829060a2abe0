"""四种单: what a guard tells that he did, and how far it came."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from zones.ground.weeks import shanghai_day

DUTIES = {"mediation": "矛盾调处", "rescue": "安保救助", "assistance": "警务协助", "outreach": "防范宣传"}
"""What each is called among the six duties."""
STATES = {"sent": "等民警确认", "confirmed": "已确认", "returned": "退回了", "withdrawn": "撤销了"}
VERDICTS = ("confirm", "return", "withdraw")
BACK = timedelta(days=7)
"""So long after it happened it may be told."""
MOST_CONTACTS, MOST_TOPIC, MOST_WHY = 9999, 40, 200


class Record(Struct, frozen=True):
    """`duty` is one of DUTIES; `account` is who decided, `item` what it became while it counts."""

    id: int
    station: int
    unit: int
    person: int
    duty: str
    happened_at: datetime
    topic: str
    contacts: int
    words: str
    phone_at: datetime | None
    at: datetime
    state: str
    account: int | None
    decided_at: datetime | None
    why: str
    item: int | None

    @property
    def day(self) -> date:
        return shanghai_day(self.happened_at)
