"""An outing in words: its states, its seats, who may sit in them and why not."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

State = Literal["planned", "walking", "closed", "stopped"]
STATE_WORDS: dict[str, str] = {"planned": "等集合", "walking": "在巡逻", "closed": "巡完了", "stopped": "停巡"}

Turn = Literal["on_shift", "off_shift"]
TURN_WORDS: dict[str, str] = {"on_shift": "在岗抽派", "off_shift": "下班自愿"}

SeatState = Literal["named", "came", "missing"]
SEAT_WORDS: dict[str, str] = {"named": "等集合", "came": "到了", "missing": "没来"}

OFFER_REASONS: dict[str, str] = {"held": "岗位离不开", "short": "人手不够", "ill": "有人病了", "busy": "单位有事"}
"""Why a unit sends nobody tonight: a word, never weighed."""

MISSING_REASONS: dict[str, str] = {"post": "岗上走不开", "ill": "病了", "late": "没赶到", "unknown": "没有说"}
"""Why somebody who was named is not at the muster."""

STOP_REASONS: dict[str, str] = {
    "warning": "橙色以上预警",
    "heat": "37 ℃ 以上",
    "cold": "−10 ℃ 以下",
    "event": "有突发事件",
    "nobody": "没有走成",
}
"""Why an outing is called off by order: then nobody is missed and nobody scores."""

WITHDRAW_REASONS: dict[str, str] = {
    "people": "写错了人",
    "twice": "记重了",
    "untrue": "没有这样走",
    "other": "别的原因",
}
"""Why an officer takes back the record of a closed outing."""

TOPICS: dict[str, str] = {"fraud": "防诈骗", "theft": "防盗", "fire": "防火", "ebike": "电动车", "other": "别的"}
"""What outreach was about."""

REST_H, MOST_TURNS = 8, 2
"""Hours of rest before the next shift and after the last; turns a guard walks in a week."""
SHORTEST_MIN, LONGEST_MIN = 20, 90
FEWEST, MOST, MOST_OF_A_UNIT = 3, 8, 2
"""An outing's minutes and walkers (DOMAIN, Duty)."""

PLAN_FAULTS: dict[str, str] = {
    "past": "这个时间已经过了",
    "hours": "联防巡逻排在 19:30 到 22:00 之间",
    "minutes": f"一趟 {SHORTEST_MIN} 到 {LONGEST_MIN} 分钟",
    "form": "有一栏没有选对",
    "walkers": f"一趟 {FEWEST} 到 {MOST} 人，不能一个人走",
    "unit": f"一家单位一趟最多 {MOST_OF_A_UNIT} 人",
    "lead": "牵头单位自己也要派人",
}
"""What is wrong with a plan."""

WHY_NOT_WALK: dict[str, str] = {
    "uninsured": "没有登记意外保险",
    "elsewhere": "今晚已经派在另一趟",
    "turns": f"这周已经走了 {MOST_TURNS} 次",
    "post": "今晚在岗，岗位离不开",
    "rest": f"下一班之前休息不够 {REST_H} 小时",
}
"""Why a guard is not named for tonight."""


class OutingRow(Struct, frozen=True):
    """An outing as it stands, with the names that pages show."""

    id: int
    station: int
    zone: int
    zone_name: str
    walking_group: str
    day: date
    number: str
    officer: int
    officer_name: str
    lead: int
    lead_name: str
    leader: int | None
    leader_name: str
    state: State
    why_stopped: str
    starts_at: datetime
    ends_at: datetime
    mustered_at: datetime | None
    closed_at: datetime | None
    flag_to: int | None
    flag_name: str
    outreach: int
    topic: str
    patrol: int | None
    withdrawn_at: datetime | None
    why_withdrawn: str
    chased: int
    next_deadline: datetime | None
    version: int


class SeatRow(Struct, frozen=True):
    """A place in an outing: the unit's, and who fills it."""

    id: int
    outing: int
    unit: int
    unit_name: str
    person: int | None
    name: str
    turn: Turn
    state: SeatState
    reason: str
