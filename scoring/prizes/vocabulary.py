"""月奖励 and 一事一奖: who may be given one, a run of a month from its draft to the transfer, and money in whole fen."""

import re
from datetime import date, datetime

from msgspec import Struct

STATES = {
    "draft": "在拟",
    "public": "公示中",
    "approved": "批准了，等财务转账",
    "settled": "办结",
    "withdrawn": "撤回了",
}
PRIZE_STATES = {"proposed": "拟奖励", "reserved": "等转账", "paid": "已转账", "void": "不发了"}
VOID_WHYS = {
    "veto": "一票否决",
    "objection": "公示有异议，查实了",
    "refused": "本人不要",
    "gone": "联系不上",
    "mistake": "登记有误",
}
SOURCES = {"fiscal": "财政专项", "brave": "见义勇为基金会", "gift": "社会捐赠", "other": "其他"}
"""Where the money comes from."""
PURSES = ("outside", "free", "reserved", "paid")
"""A station's accounts of one source of money. What was put in comes from `outside`, the only one that may be below zero."""
MOST_FEN, MOST_WORDS, MOST_DOCUMENT = 100_000_000, 200, 40


class Candidate(Struct, frozen=True):
    """A guard who stood at the station when the month ended. `apart` are points outside the routine caps, `had` his prizes
    of the twelve months before, `lot` what the draw gave him."""

    person: int
    unit: int
    zone: int
    points: int
    apart: int = 0
    days: int = 0
    had: int = 0
    lot: int = 0


class Chosen(Struct, frozen=True):
    """One who is given a prize of the month: his place in his zone, and which rule told him apart from the next (empty: points)."""

    person: int
    unit: int
    zone: int
    rank: int
    points: int
    by: str = ""


class Run(Struct, frozen=True):
    """A month's prizes of a station. `kept_fen` of the budget is for 一事一奖.

    `account` drew it up, `approver` is the second person.
    """

    id: int
    station: int
    month: str
    state: str
    rule_book: int
    budget_fen: int
    kept_fen: int
    source: str
    account: int
    at: datetime
    notice_until: date | None = None
    approver: int | None = None
    approved_at: datetime | None = None

    @property
    def first(self) -> date:
        """The first day of its month."""
        return date.fromisoformat(f"{self.month}-01")


class Prize(Struct, frozen=True):
    """A line of a run: a `month` prize of a guard, or a 一事一奖 (`deed`) of a guard or unit. `received` is phone or paper."""

    id: int
    run: int
    kind: str
    person: int | None
    unit: int
    zone: int
    rank: int
    points: int
    by: str
    fen: int
    state: str
    why: str = ""
    received: str = ""


_YUAN = re.compile(r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d{1,2}))?")


def fen_of(text: str) -> int:
    """Fen of what a form says in yuan (1500, 1,500, 1500.50); -1 for what is no sum."""
    found = _YUAN.fullmatch(text.strip().removesuffix("元").strip())
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0")) if found else -1


def yuan(fen: int) -> str:
    """As it is printed: 100, 1,234.50."""
    whole, rest = divmod(fen, 100)
    return f"{whole:,}" + (f".{rest:02d}" if rest else "")
