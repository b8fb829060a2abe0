"""A week of awards: its sums, its rows, and which week a person was last judged in."""

from datetime import date

from msgspec import Struct

from scoring.points.tables import Award
from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week, parse_week


class WeekSums(Struct, frozen=True):
    """A week's points: of guards and units, guards with any, guards whose routine points reached the cap."""

    guards: int
    guards_scored: int
    at_routine_cap: int
    units: int


async def week_sums(scope: Scope, week: Span, routine_cap: int) -> WeekSums:
    """Points for deeds of a week, or of several (not what a month's close adds)."""
    rows = await Award.raw(
        "SELECT coalesce(sum(points) FILTER (WHERE person IS NOT NULL), 0)::int AS guards,"
        " count(DISTINCT (person, unit)) FILTER (WHERE person IS NOT NULL AND points > 0)::int AS guards_scored,"
        " count(DISTINCT (person, unit)) FILTER (WHERE person IS NOT NULL AND routine >= {})::int AS at_routine_cap,"
        " coalesce(sum(points) FILTER (WHERE person IS NULL), 0)::int AS units FROM ("
        " SELECT person, unit, sum(points) AS points, sum(points) FILTER (WHERE routine) AS routine FROM award"
        " WHERE station = ANY({}) AND week = ANY({}) GROUP BY person, unit, week) x",
        routine_cap,
        list(scope.stations),
        week.names,
    )
    return WeekSums(**rows[0])


class WeekAward(Struct, frozen=True):
    """An award of a week with the row its deed rests on. `person` and `name` are None for a unit's, which is `award_unit`."""

    person: int | None
    name: str | None
    unit: int | None
    kind: str
    points: int
    routine: bool
    day: date
    sheet: str
    row: int
    delivery: int | None
    award_unit: int | None


async def week_awards(scope: Scope, week: Span) -> list[WeekAward]:
    """Every award for deeds of a week."""
    rows = await Award.raw(
        "SELECT a.person, p.name, d.unit, d.kind, a.points, a.routine, a.day, d.sheet, d.row, d.delivery, a.unit AS award_unit FROM award a JOIN deed d ON d.id = a.deed "
        "LEFT JOIN person p ON p.id = a.person WHERE a.station = ANY({}) AND a.week = ANY({}) ORDER BY a.day, a.id",
        list(scope.stations),
        week.names,
    )
    return [WeekAward(**row) for row in rows]


async def last_week_with_points(scope: Scope, until: Week) -> Week | None:
    """The latest week, not after `until`, in which the scope's person was judged."""
    rows = await Award.raw(
        "SELECT max(week) AS week FROM award WHERE station = ANY({}) AND person = {} AND week <= {}",
        list(scope.stations),
        scope.person,
        str(until),
    )
    return parse_week(rows[0]["week"]) if rows[0]["week"] else None


async def last_judged_week(scope: Scope, until: Week) -> Week | None:
    """The latest week, not after `until`, in which anybody of the scope's stations was judged."""
    rows = await Award.raw(
        "SELECT max(week) AS week FROM award WHERE station = ANY({}) AND week <= {}", list(scope.stations), str(until)
    )
    return parse_week(rows[0]["week"]) if rows[0]["week"] else None
