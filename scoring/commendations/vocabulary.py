"""年度表彰: a year's list of the bureau, who stands on it, and what the books of the year say of him. No money is in it."""

from datetime import date, datetime

from msgspec import Struct

STATES = {
    "draft": "在拟",
    "public": "公示中",
    "approved": "批准了，等发文",
    "decided": "表彰了",
    "withdrawn": "作废了",
}
KINDS = {"person": "先进保安员", "unit": "联勤联防先进单位", "company": "先进保安服务公司"}
"""What is commended, and how the certificate calls it."""
STOPS = {
    "veto": "这一年有一票否决，不能表彰",
    "suspicion": "嫌疑还没有查清，先不能表彰",
    "appeal": "有一条积分异议还没有答复，先不能表彰",
}
MOST_WORDS, MOST_NUMBER, MOST_STORY = 120, 40, 1000
LEAST_ASKED = 20
"""Rates from fewer posts asked are not judged."""


class YearList(Struct, frozen=True):
    """A bureau's list of a year. `account` drew it up, `approver` is the second person, `number` is the decision's."""

    id: int
    bureau: int
    year: int
    state: str
    rule_book: int
    account: int
    at: datetime
    notice_until: date | None = None
    approver: int | None = None
    approved_at: datetime | None = None
    number: str = ""
    decided_on: date | None = None

    @property
    def first(self) -> date:
        """The first day of its year."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of its year."""
        return date(self.year, 12, 31)


class Commendation(Struct, frozen=True):
    """A candidate: a guard (with the unit where he stands), a unit, or a company; `account` proposed, the office `chosen`."""

    id: int
    year_list: int
    kind: str
    person: int | None
    unit: int | None
    company: int | None
    station: int
    account: int
    chosen: bool = False

    @property
    def of(self) -> int:
        """The id of what is commended."""
        return {"person": self.person, "unit": self.unit, "company": self.company}[self.kind] or 0


class PersonFacts(Struct, frozen=True):
    """A guard's year: points, months with a prize, calls answered, days with points, most stars that he held."""

    points: int = 0
    months: int = 0
    calls: int = 0
    days: int = 0
    stars: int = 0


class UnitFacts(Struct, frozen=True):
    """A unit's year: its own points, patrols led, patrols to which it sent nobody, posts asked in roll-calls and answered."""

    points: int = 0
    led: int = 0
    missed: int = 0
    asked: int = 0
    answered: int = 0


class CompanyFacts(Struct, frozen=True):
    """A company's year: what its guards and its client units earned, and how many of each earned something."""

    guards_points: int = 0
    guards: int = 0
    units_points: int = 0
    units: int = 0


Facts = PersonFacts | UnitFacts | CompanyFacts
