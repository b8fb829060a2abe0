"""Writes what guards hold in a quarter. Runs inside a flow's transaction."""

from datetime import datetime

from scoring.points.standing.tables import QuarterStanding
from zones.ground.quarters import Quarter

_WRITE = """
INSERT INTO quarter_standing (station, person, quarter, points, level, stars, set_at)
SELECT {}, person, {}, points, level, stars, {} FROM unnest({}::bigint[], {}::int[], {}::int[], {}::int[]) AS w (person, points, level, stars)
"""


async def write_standings(station: int, quarter: Quarter, rows: list[tuple[int, int, int, int]], now: datetime) -> None:
    """(person, points, level, stars) of everybody."""
    columns = [[row[at] for row in rows] for at in range(4)]
    await QuarterStanding.raw(_WRITE, station, str(quarter), now, *columns)
