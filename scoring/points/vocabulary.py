"""The points engine's words: rules of a book, judgements of deeds, the legs of a posting."""

from datetime import date, datetime

from msgspec import Struct

DUTIES = ("治安巡防", "警务协助", "矛盾调处", "防范宣传", "安保救助", "信息报送")


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A clause: which kind of deed is worth how many points, to whom, under which conditions."""

    code: str
    deed: str
    holder: str
    duty: str
    points: int
    clause: str
    routine: bool = False
    minutes: int = 0
    per_week: int | None = None
    once: bool = False


class Caps(Struct, frozen=True, forbid_unknown_fields=True):
    """Most routine points a person gets in an ISO week and in a calendar month."""

    routine_week: int
    routine_month: int


class MonthRules(Struct, frozen=True, forbid_unknown_fields=True):
    """What a unit gets at a month's close: for answering roll-calls, and for staying away without a word."""

    answered_pct: int
    answered_points: int
    answered_clause: str
    missed_times: int
    missed_points: int
    missed_clause: str


class RuleBookText(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule book as its file says it."""

    version: str
    starts_on: date
    title: str
    caps: Caps
    month: MonthRules
    rules: tuple[Rule, ...]


class JudgedDeed(Struct, frozen=True):
    """A deed as the rules see it. `fixed` are points that stand already and are not judged anew (None: judge)."""

    id: int
    kind: str
    day: date
    at: datetime | None
    minutes: int
    verified: bool
    fixed: int | None = None


class Judgement(Struct, frozen=True):
    """A deed's worth. `because`: full, short, unverified, limit_week, once, capped_week, capped_month."""

    deed: int
    rule: str
    points: int
    routine: bool
    because: str


class Balances(Struct, frozen=True):
    """A holder's accounts: standing may fall below zero, spendable and owed never."""

    standing: int = 0
    spendable: int = 0
    owed: int = 0
