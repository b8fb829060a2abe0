"""A month of awards: what its close gave, and which guards' months stand below zero."""

from datetime import date

from msgspec import Struct

from scoring.points.rules.closing import FLOOR
from scoring.points.tables import Award
from scoring.points.vocabulary import REDEEM, Holder
from zones.ground.scope import Scope
from zones.ground.weeks import month_of


class MonthState(Struct, frozen=True):
    """What a month's close gave a holder under a rule, and the last award that did. `settled`: by an appeal, for good."""

    points: int
    last_award: int
    settled: bool


async def month_states(scope: Scope, last: date) -> dict[tuple[Holder, str], MonthState]:
    """What the close of the month that ends on `last` gave: (holder, rule) → state."""
    rows = await Award.raw(
        "SELECT person, unit, rule, sum(points)::int AS points, max(id) AS last_award, bool_or(because = 'appeal') AS settled "
        "FROM award WHERE station = ANY({}) AND month = {} AND deed IS NULL AND rule <> {} GROUP BY person, unit, rule",
        list(scope.stations),
        month_of(last),
        REDEEM,
    )
    return {
        ((row["person"], row["unit"]), row["rule"]): MonthState(row["points"], row["last_award"], row["settled"])
        for row in rows
    }


_SUMS = """
SELECT person, coalesce(sum(points) FILTER (WHERE rule <> {}), 0)::int AS points FROM award
WHERE station = ANY({}) AND month = {} AND person IS NOT NULL
GROUP BY person HAVING coalesce(sum(points) FILTER (WHERE rule <> {}), 0) < 0 OR bool_or(rule = {})
"""


async def below_zero(scope: Scope, last: date) -> dict[int, int]:
    """Guards whose month is below zero, or was when it was closed, and its sum without what the close gave."""
    rows = await Award.raw(_SUMS, FLOOR, list(scope.stations), month_of(last), FLOOR, FLOOR)
    return {row["person"]: row["points"] for row in rows}
