"""Words of backup: kinds, who may be told, what each of them answers, what a request is and what is done to it."""

from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

Role = Literal["own", "go", "stay", "team"]
"""Why somebody is told: it is his own unit; he may leave his post; he may help from it; his team moves anyway."""

Answer = Literal["told", "coming", "arrived", "helping", "cannot", "stood_down", "recalled"]
State = Literal["open", "closed", "taken_back"]
Help = Literal["doors", "lights", "video"]
HELP_WORDS: dict[str, str] = {"doors": "关门", "lights": "开灯看路", "video": "看监控"}

Refusal = Literal["alone", "unwell", "unlawful", "private"]
REFUSAL_WORDS: dict[str, str] = {
    "alone": "岗上走不开",
    "unwell": "身体不行",
    "unlawful": "这件事不该叫保安",
    "private": "另有原因",
}
"""Reasons not to come. None of them costs anything (保安服务管理条例 art. 31)."""

LEFT_OUT_WORDS: dict[str, str] = {
    "on_call": "正在另一起求援里",
    "police_only": "这类事只请民警，保安守好自己的门",
    "paused": "求援单位暂停联勤，只请民警",
    "no_order": "今天没有有效的联勤文书",
    "no_agreement": "单位还没有签互助协议",
    "spared": "本人不参加处突",
    "uncertified": "没有保安员证",
    "uninsured": "没有登记意外保险",
    "age_unknown": "年龄没有登记",
    "over_55": "超过 55 岁",
    "held_post": "这一岗不能离人",
    "too_far": "在别的片区，离得远",
}
"""Why somebody on duty is not told, or is asked to help from his post (zones.aid.rules.who)."""

Outcome = Literal["settled", "police", "nothing", "mistaken", "drill"]
OUTCOME_WORDS: dict[str, str] = {
    "settled": "劝解平息",
    "police": "民警处理",
    "nothing": "到场没有发现情况",
    "mistaken": "误报",
    "drill": "演练结束",
}


Misuse = Literal["owners", "wages", "debt", "eviction", "not_ours"]
MISUSE_WORDS: dict[str, str] = {
    "owners": "业主维权",
    "wages": "讨薪",
    "debt": "要账",
    "eviction": "拆迁",
    "not_ours": "派去干别的活",
}
"""What neighbours are never called to (保安服务管理条例 art. 26, 30), by what an officer judged that it was."""
RIGHTFUL = "rightful"
Verdict = Literal["rightful", "owners", "wages", "debt", "eviction", "not_ours"]


class Pause(Struct, frozen=True):
    """A unit's requests reach no other unit's guards, up to and with that day in Shanghai, and why."""

    until: date
    why: Misuse


class Kind(Struct, frozen=True):
    """A kind of incident: the number to dial beside it, how many come by default, and who is asked at all.

    `violent` spares some people; `police_only`: neighbours stay at their own gates; `desk_first`: they are asked by hand.
    """

    code: str
    word: str
    dial: str
    wanted: int
    violent: bool = False
    police_only: bool = False
    desk_first: bool = False


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("fight", "打架闹事", "110", 4, violent=True),
        Kind("suspect", "可疑人员", "110", 2),
        Kind("fire", "着火冒烟", "119", 4),
        Kind("injury", "有人受伤", "120", 2),
        Kind("crowd", "很多人聚集", "110", 0, police_only=True),
        Kind("other", "其他急事", "110", 2, desk_first=True),
    )
}


class Policy(Struct, frozen=True):
    """What counts for one request, frozen when it is raised. Seconds; `rings` are zones: its own, then further ones.

    `targets_s`: self-help, mutual help, reinforcement (1-3-5 minutes), against which its stamps are shown.
    `paused`: the unit was paused, so that the police and its own people alone were told.
    """

    wanted: int
    rings: tuple[tuple[int, ...], ...]
    widen_s: int
    hand_s: int = 60
    command_s: int = 15
    repeat_s: int = 60
    check_s: int = 600
    gate_s: int = 600
    take_back_s: int = 10
    targets_s: tuple[int, int, int] = (60, 180, 300)
    paused: Pause | None = None


class Candidate(Struct, frozen=True):
    """Somebody who is told. `metres` to the place where both are known."""

    person: int
    unit: int | None
    post: int
    role: Role
    leave: str
    metres: int | None = None


class LeftOut(Struct, frozen=True):
    """Somebody on duty who is not told, or may not leave (`role` stay), and why."""

    person: int
    unit: int | None
    post: int
    reason: str


class Asked(Struct, frozen=True):
    """A ring's people: who is told and who is left out."""

    candidates: tuple[Candidate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


Rings = dict[int, Asked]
"""The people of some rings, by the ring's number."""


class Alert(Struct, frozen=True):
    """One person of a request: what he was told, what he answered, when."""

    person: int
    unit: int | None
    post: int
    role: Role
    leave: str
    wave: int
    told_at: datetime
    metres: int | None = None
    seen_at: datetime | None = None
    answer: Answer = "told"
    answered_at: datetime | None = None
    reason: str = ""
    helps: tuple[Help, ...] = ()
    arrived_at: datetime | None = None
    gate_told_at: datetime | None = None

    @property
    def sent(self) -> bool:
        """On the way or there, from outside the unit that asks."""
        return self.answer in ("coming", "arrived") and self.role != "own"


class Request(Struct, frozen=True):
    """A request as it stands. `wave` is the last ring that was told; `version` counts decisions."""

    id: int
    station: int
    bureau: int
    unit: int
    kind: str
    drill: bool
    raised_at: datetime
    policy: Policy
    state: State = "open"
    version: int = 0
    wave: int = -1
    last_step: bool = False
    alerts: tuple[Alert, ...] = ()
    received_at: datetime | None = None
    hands: int = 0
    hand_due: datetime | None = None
    widen_due: datetime | None = None
    repeat_due: datetime | None = None
    calmed_at: datetime | None = None
    ended_at: datetime | None = None
    outcome: str = ""
    number: str = ""
    no_call_out: str = ""
    injured: int = 0

    @property
    def next_deadline(self) -> datetime | None:
        """When the sweep has to look at it again: always, while it is open."""
        if self.state != "open":
            return None
        dues = [due for due in (self.hand_due, self.widen_due, self.repeat_due) if due]
        gate = timedelta(seconds=self.policy.gate_s)
        dues += [one.answered_at + gate for one in self.alerts if _leaves_gate(one) and one.answered_at]
        return min(dues, default=None)

    @property
    def sent(self) -> int:
        """How many come or came from elsewhere."""
        return sum(alert.sent for alert in self.alerts)

    def alert_of(self, person: int) -> Alert | None:
        return next((alert for alert in self.alerts if alert.person == person), None)


def _leaves_gate(alert: Alert) -> bool:
    """He left a post that stands open meanwhile, and the desk has not been told of it yet."""
    return alert.answer in ("coming", "arrived") and alert.leave == "lockable" and alert.gate_told_at is None


class Event(Struct, frozen=True):
    """A line of the request's book: what, who (a person or an account), codes and counts. Never words or places."""

    kind: str
    person: int | None = None
    account: int | None = None
    facts: dict[str, str | int | bool] = {}
