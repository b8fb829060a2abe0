"""What makes a claim worth a second look: reasons to look, never a refusal and never a deduction."""

from datetime import datetime

from msgspec import Struct

from zones.reports.vocabulary.records import Record

HINTS = {
    "same_photo": "照片和 {number} 号单（{name}）的一样。",
    "same_phone": "一小时里，{name}也用这部手机交过单。",
    "two_places": "前后 {minutes} 分钟，他在{unit}也说办了一件（{number} 号单）。",
    "on_patrol": "那会儿他在联防巡逻（{since}到{until}）。",
    "on_shift": "那会儿他在{unit}当班（{since}到{until}）。",
    "told_late": "事情过了 {hours} 小时才交。",
    "told_before": "手机上写的时候，事情还没发生。",
    "one_officer": "30 天里他的 {all} 张单，{many} 张是{name}确认的。",
    "one_manager": "30 天里他的 {all} 张单，{many} 张是{name}替单位说属实的。",
}
"""Each as whoever decides reads it."""


class Hint(Struct, frozen=True):
    """One of HINTS with what it says."""

    code: str
    facts: dict[str, str | int]


class Other(Struct, frozen=True):
    """Another claim, and who sent it from where."""

    id: int
    person: int
    name: str
    unit: int
    unit_name: str
    happened_at: datetime
    at: datetime


class While(Struct, frozen=True):
    """Where he was from when to when: at a post of a unit, or (no unit) on a joint patrol."""

    since: datetime
    until: datetime
    unit: int | None = None
    unit_name: str = ""


class Hand(Struct, frozen=True):
    """One account's share of a guard's confirmed claims of the last 30 days: as an officer, or speaking for the unit."""

    account: int
    name: str
    many: int
    all: int


class Around(Struct, frozen=True):
    """A claim with what the books hold around it. `photos` are claims with the same picture, `phones` those sent from the same
    phone by others, `others` his own elsewhere; `officers` and `managers` are who confirmed his."""

    record: Record
    photos: tuple[Other, ...] = ()
    phones: tuple[Other, ...] = ()
    others: tuple[Other, ...] = ()
    was: tuple[While, ...] = ()
    officers: tuple[Hand, ...] = ()
    managers: tuple[Hand, ...] = ()
