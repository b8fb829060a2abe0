"""Words of duty: whether a post may be left, which posts are a team that moves, who is on duty."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

Leave = Literal["held", "lockable", "mobile", "standby"]
"""不可离 · 可短时落锁 · 流动可抽 · 备勤: declared by the unit, by the hour."""

LEAVE_WORDS: dict[str, str] = {"held": "不可离", "lockable": "可短时落锁", "mobile": "流动可抽", "standby": "备勤"}

Team = Literal["", "joint", "patrol", "car"]
"""A post that moves with its people: 联勤组 (police), 巡逻组, 公司夜查车. Empty for a post at its place."""

TEAM_WORDS: dict[str, str] = {"joint": "联勤组", "patrol": "巡逻组", "car": "公司夜查车"}

LATE_H = 4
"""So long after its end a shift still counts whose guard signed on and was not relieved: he is still there."""


CHECK_MIN = 15
"""A relief comes so long before the end of the shift, and so long the joint check of a hand-over may last."""

CHECKS: dict[str, str] = {"keys": "钥匙", "radio": "对讲", "book": "登记本", "gear": "器材"}
"""What both look at before they sign."""

LONGEST_WORDS = 200


class Hours(Struct, frozen=True, order=True):
    """From `since` until before `until`, in minutes after midnight; over midnight where `until` is not later."""

    since: int
    until: int
    leave: Leave


class OnDuty(Struct, frozen=True):
    """A person at a post now. Where the post has no place of its own, longitude and latitude are the unit's (WGS-84)."""

    shift: int
    person: int
    name: str
    post: int
    post_name: str
    team: Team
    leave: Leave
    station: int
    unit: int | None
    unit_name: str
    zone: int | None
    company: int | None
    starts_at: datetime
    ends_at: datetime
    signed_on: bool
    longitude: float | None
    latitude: float | None


class Leaving(Struct, frozen=True):
    """A shift that somebody wants to end: who is planned next, who else is at the post, the hand-over where one began."""

    shift: int
    person: int
    post: int
    station: int
    unit: int | None
    ends_at: datetime
    held: bool
    others: int
    relief: int | None
    relief_name: str
    relief_at: datetime | None
    absent: bool
    coming_name: str


class HandOverRow(Struct, frozen=True):
    """A hand-over that is not finished. Nobody came yet: no `coming`, and `absent_name` is who should have."""

    id: int
    post: int
    post_name: str
    station: int
    unit: int | None
    begun_at: datetime
    leaving_shift: int
    leaving: int
    leaving_name: str
    left_at: datetime | None
    coming: int | None
    coming_name: str
    came_at: datetime | None
    absent_name: str
    checked: str
    words: str


SHIFTS: dict[str, tuple[int, int]] = {
    "早班": (6, 14),
    "中班": (14, 22),
    "夜班": (22, 30),
    "白班": (8, 20),
    "长白班": (8, 18),
    "日班": (8, 20),
    "晚班": (20, 32),
}
"""Hours of the shifts that rosters name, from midnight; default, a unit's own sign-ons count before it."""
