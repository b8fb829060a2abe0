"""The words of a rule book, as its file says them."""

from datetime import date

from msgspec import Struct

FACTS = {
    "minutes": "时间（分钟）",
    "metres": "路程（米）",
    "level": "等级",
    "quality": "到点（%）",
    "own": "本单位（1是，0不是）",
}
"""What a condition may ask of a deed, and how a clerk calls it."""
PERIODS = ("day", "week", "month")
ROUTINE = "routine"
"""The group whose cap bulletins and pages speak of."""


class Span(Struct, frozen=True):
    """A fact from `low` to `high`, both included; None is open."""

    fact: str
    low: int | None = None
    high: int | None = None


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """Items that share a cap: the most points of them in a day, an ISO week, a calendar month. None: no cap."""

    code: str
    called: str
    day: int | None = None
    week: int | None = None
    month: int | None = None


class Campaign(Struct, frozen=True, forbid_unknown_fields=True):
    """Days on which what is done counts `times` as much: a campaign, an emergency. No duties: all. The caps stay."""

    called: str
    starts_on: date
    ends_on: date
    times: int
    duties: tuple[str, ...] = ()


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A clause: which kind of deed is worth how many points, to whom, under which conditions (all of `when`).

    `per_day`, `per_week`, `per_month`: so many times at most, of this kind of deed, whichever clause gave it.
    `confirmed_by` and `evidence` are told, not computed: they say how the deed comes into the journal.
    """

    code: str
    deed: str
    holder: str
    duty: str
    points: int
    clause: str
    group: str = ""
    when: tuple[Span, ...] = ()
    per_day: int | None = None
    per_week: int | None = None
    per_month: int | None = None
    once: bool = False
    confirmed_by: str = ""
    evidence: str = ""


class MonthRules(Struct, frozen=True, forbid_unknown_fields=True):
    """What a month's close gives: to a unit for answering roll-calls and for staying away without a word.

    `floor_clause` is the clause by which a guard's month does not end below zero; empty: it may.
    """

    answered_pct: int
    answered_points: int
    answered_clause: str
    missed_times: int
    missed_points: int
    missed_clause: str
    floor_clause: str = ""


TIES = {
    "apart": "封顶以外的分（支援、调处、救助、信息）多的在前",
    "days": "有分的天数多的在前",
    "fewer": "十二个月里得奖少的在前",
}
"""How equal points are told apart, in the order that the book names; what is still equal is drawn by lot."""


class PrizeRules(Struct, frozen=True, forbid_unknown_fields=True):
    """月奖励: from how many points in a month a guard may have one, how much it is (yuan), how equal points are told apart."""

    threshold: int = 25
    guard_yuan: int = 100
    ties: tuple[str, ...] = ("apart", "days", "fewer")


class StandingRules(Struct, frozen=True, forbid_unknown_fields=True):
    """荣誉: from how many points in a quarter the next one is blue, silver, gold; below the first it is green."""

    levels: tuple[int, int, int] = (15, 45, 75)


class CommendationRules(Struct, frozen=True, forbid_unknown_fields=True):
    """年度表彰: at most so many guards, units and companies a year."""

    persons: int = 10
    units: int = 5
    companies: int = 2


class Good(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is had for spendable points. A book without any: nothing is exchanged."""

    code: str
    called: str
    points: int


class RuleBookText(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule book as its file says it. `examples` are worked examples in words (`scoring.points.book.examples` reads them)."""

    version: str
    starts_on: date
    title: str
    month: MonthRules
    rules: tuple[Rule, ...]
    groups: tuple[Group, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    examples: tuple[str, ...] = ()
    prizes: PrizeRules = PrizeRules()
    standing: StandingRules = StandingRules()
    commendations: CommendationRules = CommendationRules()
    goods: tuple[Good, ...] = ()

    def kinds(self, group: Group) -> tuple[str, ...]:
        """Kinds of deeds that count to a group, in the order of the clauses."""
        return tuple(dict.fromkeys(rule.deed for rule in self.rules if rule.group == group.code))

    def group(self, code: str) -> Group:
        """A group by its code; one without caps where the book has none."""
        return next((group for group in self.groups if group.code == code), Group(code, ""))
