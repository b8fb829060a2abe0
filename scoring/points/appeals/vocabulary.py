"""积分异议（复核）: what an appeal is about, how it stands, and until when it is raised and answered."""

from datetime import date, datetime, timedelta

from msgspec import Struct

REASONS = {"missing": "没算", "wrong": "算错", "not_me": "不是我", "other": "其他"}
OF_NO_ENTRY = {"missing": "有件事没有记分", "other": "别的意见"}
"""What may be said where there is no entry to say it of."""
STATES = {"open": "复核中", "decided": "答复了", "withdrawn": "收回了"}
OUTCOMES = {"upheld": "支持", "partly": "部分支持", "refused": "不支持"}
APPEAL = "appeal"
"""The `because` of an award that an appeal's decision posted: scoring takes such a deed as settled."""

MOST_PHOTOS = 3
"""With one appeal."""
RAISED_WITHIN = timedelta(days=15)
"""Since the points were posted or last changed. Our default of 2026-11-24: no document gives a term; the bureau may change it."""
MISSING_WITHIN = timedelta(days=30)
"""How long ago what was not counted may be. Our default of 2026-11-24."""
REMINDED, ANSWERED_WITHIN = timedelta(days=5), timedelta(days=7)
AGAIN = timedelta(days=1)
"""Once it is overdue it is said each day."""
MOST_WORDS, MOST_RULING = 200, 500


class Entry(Struct, frozen=True):
    """Points as people see them: all awards of one source (a deed, or what a month's close gave under a rule).

    `award` is the first of them, the number people see; `last` the one that a correction names as its cause. `points` stand
    now, `posted_at` is when they last changed; `clause_points` is what the clause gives at most (below zero: takes).
    `taken_back`: the deed's record was withdrawn since. `kind`, `sheet`, `row`, `digest` are the deed's and its evidence's;
    without a digest `sheet` is a register of ours and `row` its number.
    """

    award: int
    last: int
    station: int
    person: int | None
    unit: int | None
    deed: int | None
    source: str
    rule_book: int
    rule: str
    routine: bool
    day: date
    week: str | None
    points: int
    clause: str
    clause_points: int
    posted_at: datetime
    taken_back: bool
    kind: str = ""
    sheet: str = ""
    row: int = 0
    digest: bytes = b""


class Appeal(Struct, frozen=True):
    """`person` is None for a unit's. Without an `award` it is about something of `day` that is no entry: not counted at all, or another thing.

    `points_before` and `points_after` are set by the decision; None where there is no entry.
    """

    id: int
    station: int
    person: int | None
    unit: int
    award: int | None
    day: date
    reason: str
    account: int
    state: str
    raised_at: datetime
    due_at: datetime
    next_deadline: datetime | None
    outcome: str = ""
    decided_by: int | None = None
    decided_at: datetime | None = None
    points_before: int | None = None
    points_after: int | None = None

    def overdue(self, now: datetime) -> bool:
        return self.state == "open" and now >= self.due_at


class Ruling(Struct, frozen=True):
    """What the legal office says: an outcome and, where points change, those that should stand."""

    outcome: str
    points: int | None = None


class Concerned(Struct, frozen=True):
    """Who had a hand in what is appealed against: they do not decide. `names` are those of officers."""

    accounts: frozenset[int] = frozenset()
    officers: frozenset[int] = frozenset()
    names: tuple[str, ...] = ()


class Decider(Struct, frozen=True):
    """Who decides: his account, and who he is where it is known."""

    account: int
    officer: int | None
    person: int | None = None
