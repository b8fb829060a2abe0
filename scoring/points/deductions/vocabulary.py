"""扣分: what may be deducted, how far a slip has come, what nobody is deducted for."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from zones.journal.vocabulary import DEED_WORDS

KINDS = ("post.left", "record.forged")
"""Kinds of deeds, as the rule book's clauses name them."""
WORDS = {kind: DEED_WORDS[kind] for kind in KINDS}
STATES = {
    "proposed": "先听本人说",
    "heard": "等单位核对",
    "stands": "扣分",
    "dropped": "没有扣分",
    "lapsed": "过期，没有扣分",
    "withdrawn": "撤回了，分退回",
}
OPEN = ("proposed", "heard")
BARS = {
    "handling": "在处置、避险中离开",
    "refused": "拒绝违法指令（条例第三十一条）",
    "hand_over": "交接班",
    "hospital": "送医",
}
"""Officer and unit are both asked for these: one of them, and it can never be deducted."""
NO_BAR = "none"
WHYS = BARS | {
    "said_refused": "本人说是拒绝违法指令，转分局法制部门书面办理",
    "untrue": "单位说不属实",
    "taken_back": "民警收回",
    "late": "七天里没有办完",
}
"""Why nothing is deducted, or not any more."""
ANSWERS = {
    "denied": "没有这回事",
    "handling": "在处置、避险",
    "refused": "拒绝的是违法指令",
    "other": "别的情况",
    "silent": "不说了",
}
"""What the guard may say; empty while he has said nothing, `other` needs words of his own."""
VERDICTS = ("confirm", "untrue")
WITHIN = timedelta(days=7)
"""So long after the day it happened everything is done, or nothing is deducted."""
HEARING = timedelta(days=2)
"""So long a guard has before the unit is asked without his words."""
OBJECTION_DAYS = 15
MOST_WORDS = 300
REGISTER, RECORD_KIND = "扣分单", "deduction"


class Hand(Struct, frozen=True):
    """Who proposes or decides: his account, and the person he is, where he is one."""

    account: int
    person: int | None


class Deduction(Struct, frozen=True):
    """A slip. `account` proposed it, `officer` is he where he is one; `decider` is whose word ended it, `why` one of WHYS.

    `decided_at` is when that was; a slip that stands and is taken back keeps both names, `ended_at` says when.
    """

    id: int
    station: int
    unit: int
    person: int
    kind: str
    day: date
    account: int
    officer: int | None
    at: datetime
    state: str
    answer: str
    answered_at: datetime | None
    decider: int | None
    decided_at: datetime | None
    why: str
    ended_at: datetime | None
    next_deadline: datetime | None
