"""The points engine's words: deeds as they are judged, judgements, the accounts of a holder."""

from datetime import date, datetime

from msgspec import Struct

Holder = tuple[int | None, int | None]
"""(person, unit): one of the two."""
REDEEM = "redeem"
"""The rule of an award for which spendable points are given away or come back: no deed, no points, no entry for readers."""
DUTIES = ("治安巡防", "警务协助", "矛盾调处", "防范宣传", "安保救助", "信息报送")


class JudgedDeed(Struct, frozen=True, gc=False):
    """A deed as the rules see it; a fact is None where the record does not say it.

    `fixed` are points that stand already and are not judged anew (None: judge).
    """

    id: int
    kind: str
    day: date
    at: datetime | None
    minutes: int
    verified: bool
    metres: int | None = None
    level: int | None = None
    quality: int | None = None
    own: int | None = None
    fixed: int | None = None


class Judgement(Struct, frozen=True, gc=False):
    """A deed's worth. `routine`: it counts to the routine cap. `because` is one of:

    full; unverified; once; short (minutes), metres, level, quality, own: a condition that is not met; limit_day, limit_week,
    limit_month: had as often as may be; commended: paid elsewhere; capped_day, capped_week, capped_month: a group's points are used up.
    """

    deed: int
    day: date
    rule: str
    points: int
    routine: bool
    because: str


class Balances(Struct, frozen=True):
    """A holder's accounts: standing may fall below zero, spendable and owed never."""

    standing: int = 0
    spendable: int = 0
    owed: int = 0
