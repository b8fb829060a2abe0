"""How a rule book has worked over past weeks: where points come from, who sits at a cap, who has none."""

from datetime import date

from msgspec import Struct

from scoring.points.tables import Award
from scoring.points.vocabulary import REDEEM
from zones.ground.scope import Scope


class ItemSum(Struct, frozen=True):
    """A clause of guards over some weeks: how often it gave points, and how many."""

    rule: str
    times: int
    points: int


class WeekGuards(Struct, frozen=True):
    """Guards of a week: with routine points up to the cap, and with any points."""

    week: str
    full: int
    scored: int


async def items(scope: Scope, first: date, last: date) -> list[ItemSum]:
    """The clause that gave most comes first."""
    rows = await Award.raw(
        "SELECT rule, count(*) FILTER (WHERE points > 0)::int AS times, sum(points)::int AS points FROM award "
        "WHERE station = ANY({}) AND day BETWEEN {} AND {} AND person IS NOT NULL AND rule <> {} GROUP BY rule ORDER BY 3 DESC, 1",
        list(scope.stations),
        first,
        last,
        REDEEM,
    )
    return [ItemSum(**row) for row in rows]


async def weeks(scope: Scope, first: date, last: date, cap: int) -> list[WeekGuards]:
    """Weeks with any points, the oldest first."""
    rows = await Award.raw(
        "SELECT week, count(*) FILTER (WHERE routine >= {})::int AS full, count(*) FILTER (WHERE points > 0)::int AS scored FROM ("
        " SELECT week, person, sum(points) AS points, coalesce(sum(points) FILTER (WHERE routine), 0) AS routine FROM award"
        " WHERE station = ANY({}) AND day BETWEEN {} AND {} AND person IS NOT NULL AND week IS NOT NULL GROUP BY week, person) x"
        " GROUP BY week ORDER BY week",
        cap,
        list(scope.stations),
        first,
        last,
    )
    return [WeekGuards(**row) for row in rows]


async def scored(scope: Scope, first: date, last: date) -> set[int]:
    """Guards with points in these days."""
    rows = await Award.raw(
        "SELECT person FROM award WHERE station = ANY({}) AND day BETWEEN {} AND {} AND person IS NOT NULL "
        "GROUP BY person HAVING sum(points) > 0",
        list(scope.stations),
        first,
        last,
    )
    return {row["person"] for row in rows}
