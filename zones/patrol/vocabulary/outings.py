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
}
"""Why an outing is called off by order: then nobody is missed and nobody scores."""

TOPICS: dict[str, str] = {"fraud": "防诈骗", "theft": "防盗", "fire": "防火", "ebike": "电动车", "other": "别的"}
"""What outreach was about."""

REST_H, MOST_TURNS = 8, 2
"""Hours of rest before the next shift and after the last; turns a guard walks in a week."""
LONGEST_MIN, FEWEST, MOST = 90, 3, 8
"""An outing's minutes and walkers (DOMAIN, Duty)."""


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
    chased: int
    next_deadline: datetime | None
    version: int


class SeatRow(Struct, frozen=True):
    """A place in an outing: the unit's, and who fills it. `consented`: tonight's walkers may look inside the unit."""

    id: int
    outing: int
    unit: int
    unit_name: str
    person: int | None
    name: str
    turn: Turn
    state: SeatState
    reason: str
    consented: bool
