"""What guards hold, and what their last quarter was worth."""

from scoring.points.standing.tables import QuarterStanding
from scoring.points.standing.vocabulary import Standing
from scoring.points.tables import Award
from zones.ground.quarters import Quarter, parse_quarter
from zones.ground.scope import Scope


async def standing_of(scope: Scope, quarter: Quarter) -> Standing | None:
    """What the scope's person holds in a quarter; None for one who had no points in the one before. Only one person's can be asked for."""
    rows = await QuarterStanding.raw(
        "SELECT quarter, points, level, stars, set_at FROM quarter_standing WHERE person = {} AND quarter = {} AND station = ANY({}) "
        "ORDER BY level DESC, stars DESC, points DESC LIMIT 1",
        scope.person,
        str(quarter),
        list(scope.stations),
    )
    return next((Standing(**row | {"quarter": parse_quarter(row["quarter"])}) for row in rows), None)


async def points_in(scope: Scope, quarter: Quarter) -> dict[int, int]:
    """Points of a quarter of everybody of the scope's stations who has some."""
    months = [f"{quarter.year:04d}-{quarter.first.month + nth:02d}" for nth in range(3)]
    rows = await Award.raw(
        "SELECT person, sum(points)::int AS points FROM award WHERE station = ANY({}) AND month = ANY({}) AND person IS NOT NULL "
        "GROUP BY person HAVING sum(points) > 0",
        list(scope.stations),
        months,
    )
    return {row["person"]: row["points"] for row in rows}


async def stars_in(scope: Scope, quarter: Quarter) -> dict[int, int]:
    """Stars that are held in a quarter, by person."""
    rows = await QuarterStanding.raw(
        "SELECT person, stars FROM quarter_standing WHERE station = ANY({}) AND quarter = {} AND stars > 0",
        list(scope.stations),
        str(quarter),
    )
    return {row["person"]: row["stars"] for row in rows}
