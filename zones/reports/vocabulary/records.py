"""四种单: what a guard tells that he did, and how far it came."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from zones.ground.weeks import shanghai_day

DUTIES = {"mediation": "矛盾调处", "rescue": "安保救助", "assistance": "警务协助", "outreach": "防范宣传"}
"""What each is called among the six duties."""
STATES = {
    "asked": "等单位核对",
    "sent": "等民警确认",
    "confirmed": "已确认",
    "returned": "退回了",
    "withdrawn": "撤销了",
}
VERDICTS = ("confirm", "return", "withdraw")
"""An officer's."""
UNIT_VERDICTS = ("confirm", "untrue")
UNIT_WORDS = {
    "confirm": "单位说属实",
    "untrue": "单位说不是这样",
    "silent": "单位没有回话",
    "nobody": "单位没有别人能核对",
}
"""What the guard's unit said of it; empty while it is asked."""
UNIT_WAITS = timedelta(days=3)
"""So long a unit may look before an officer decides without it."""
BACK = timedelta(days=7)
"""So long after it happened it may be told."""
MOST_CONTACTS, MOST_TOPIC, MOST_WHY = 9999, 40, 200


class Record(Struct, frozen=True):
    """`duty` is one of DUTIES; `unit_word` one of UNIT_WORDS, `unit_account` whose it is, `unit_said` his sentence;
    `account` is who decided, `item` what it became while it counts. While the unit is asked there is a `next_deadline`."""

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
    device: int | None = None
    unit_word: str = ""
    unit_account: int | None = None
    unit_at: datetime | None = None
    unit_said: str = ""
    next_deadline: datetime | None = None
    commended: bool = False

    @property
    def day(self) -> date:
        return shanghai_day(self.happened_at)
