"""一票否决: on what ground nobody is given a prize for a while, who says so, and what lifts it."""

from datetime import date, datetime, timedelta

from msgspec import Struct

GROUNDS = {
    "penalty": "处罚决定",
    "case_filed": "立案",
    "barred_act": "条例第三十条的行为",
    "footage": "外传录像",
    "forged": "造假登记",
    "drunk": "酒后在岗",
    "suspicion": "嫌疑（只暂缓）",
}
ON_PAPER = ("penalty", "case_filed")
"""Grounds that rest on a document: its number is asked for."""
ONLY_HOLDS = "suspicion"
REASONS = {"revoked": "原决定撤销了", "unfounded": "查清了，没有这回事", "upheld": "异议成立", "ended": "提前结束"}
"""Why a veto is lifted."""
STATES = {"waiting": "等办公室定", "made": "定了", "declined": "没有同意", "lapsed": "过期没有定"}
DECISIONS = ("made", "declined")
WITHIN = timedelta(days=7)
"""So long a proposal waits for the office."""
LONGEST = timedelta(days=366)
MOST_WORDS, MOST_DOCUMENT = 300, 40


class Said(Struct, frozen=True):
    """What is proposed. `document` is the number of the document that it rests on, empty for none."""

    person: int
    ground: str
    since: date
    until: date
    document: str


class Proposal(Struct, frozen=True):
    """An officer's; it waits for the office, not for ever."""

    id: int
    station: int
    person: int
    ground: str
    since: date
    until: date
    document: str
    account: int
    officer: int | None
    at: datetime
    state: str
    decider: int | None
    decided_at: datetime | None
    next_deadline: datetime | None


class Veto(Struct, frozen=True):
    """A row of the book. `account` of the office made it on what `proposer` proposed."""

    id: int
    station: int
    person: int
    ground: str
    since: date
    until: date
    document: str
    proposer: int
    account: int
    at: datetime

    @property
    def holds(self) -> bool:
        """Nothing is proved: a prize waits, and is not lost."""
        return self.ground == ONLY_HOLDS
