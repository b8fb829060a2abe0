"""模拟机考、业务考试: a sitting with what it asks, a guard's attempt at it, what he answered. Nothing here scores points."""

from datetime import datetime, timedelta

from msgspec import Struct

KINDS = {"mock": "模拟机考", "business": "业务考试"}
STATES = {"open": "正在考", "graded": "交卷了", "void": "作废"}
EXTENDS = {"line": "断网", "device": "手机或电脑坏了", "ill": "身体不舒服", "call": "被叫去出警、支援"}
VOIDS = {"other_person": "不是本人", "help": "旁人帮着答、抄答案", "device": "设备出故障", "ill": "身体不舒服"}
"""Reasons are chosen, not written: nothing about anybody's health or honesty lies there in words."""
OFFS = {
    "moved": "改到别的时间考",
    "task": "有警情、有任务",
    "room": "考场、网络用不了",
    "questions": "题目出了问题",
    "few": "来的人太少",
}
"""Why a sitting is called off; its open papers are void for the same reason."""
GRACE = timedelta(seconds=5)
"""So long after the end an answer is still taken that was on its way."""
FULL = 10_000
"""The whole paper, in hundredths of a point."""
MOST_TITLE, MOST_QUESTIONS, MOST_MINUTES, MOST_EXTRA = 30, 200, 180, 60
MOST_OPEN, MOST_AHEAD = timedelta(days=31), timedelta(days=366)
MOCK_QUESTIONS, MOCK_MINUTES = (40, 20, 40), 90
"""As the city police's exam is (保安员证: at least 100 questions, 90 minutes, pass 60)."""


class Blueprint(Struct, frozen=True):
    """What a paper is made of: so many of each kind, of these topics (none: of all). `resit`: who fails may sit once more."""

    single: int = MOCK_QUESTIONS[0]
    multiple: int = MOCK_QUESTIONS[1]
    judge: int = MOCK_QUESTIONS[2]
    minutes: int = MOCK_MINUTES
    pass_points: int = 60
    resit: bool = True
    topics: tuple[str, ...] = ()

    @property
    def questions(self) -> int:
        return self.single + self.multiple + self.judge


class Plan(Struct, frozen=True):
    """A sitting as it is asked for. `units` are invited (none: every guard of the station); `supervisor` is a unit whose head
    looks after it beside the station."""

    kind: str
    title: str
    supervised: bool
    opens_at: datetime
    closes_at: datetime
    units: tuple[int, ...] = ()
    supervisor: int | None = None
    blueprint: Blueprint = Blueprint()


class Sitting(Struct, frozen=True):
    """A sitting that was made. `seed` decides who is asked what; `off` is why it was called off, empty while it stands."""

    id: int
    station: int
    plan: Plan
    seed: str
    account: int
    at: datetime
    off: str = ""


class Pool(Struct, frozen=True):
    """The question versions from which papers are drawn, by kind; frozen when the sitting was made."""

    single: tuple[int, ...] = ()
    multiple: tuple[int, ...] = ()
    judge: tuple[int, ...] = ()


class Attempt(Struct, frozen=True):
    """A guard's paper by how it stands; what is on it: Paper.

    `number` is 1, or 2 for the resit; `nth` counts void ones, too. `points` are hundredths. `by_time`: the clock handed it in.
    """

    id: int
    sitting: int
    person: int
    unit: int
    number: int
    nth: int
    questions: int
    begun_at: datetime
    ends_at: datetime
    state: str = "open"
    next_deadline: datetime | None = None
    ended_at: datetime | None = None
    by_time: bool = False
    correct: int | None = None
    points: int | None = None
    extra_minutes: int = 0
    reason: str = ""


class Paper(Attempt, frozen=True, kw_only=True):
    """With what is on it: `versions` in the order in which they are asked, and of each its options' letters in theirs."""

    versions: tuple[int, ...]
    orders: tuple[str, ...]


class Answer(Struct, frozen=True):
    """What was given to a question: the bank's letters in order, empty for nothing; `marked` to be looked at again.

    `sequence` grows with each that is given: an older one never takes a newer one's place.
    """

    version: int
    given: str
    marked: bool
    sequence: int


class Result(Struct, frozen=True):
    """What a guard hears at once: points in hundredths, and whether that is enough."""

    points: int
    passed: bool
