"""Who stood at a station when a month ended, and what the month was worth."""

from datetime import date

from scoring.points.tables import Award
from scoring.prizes.rules.choosing import lot
from scoring.prizes.vocabulary import Candidate
from zones.ground.scope import Scope
from zones.ground.weeks import month_of

_CANDIDATES = """
WITH last AS MATERIALIZED (
    SELECT DISTINCT ON (p.person) p.person, p.unit, p.station FROM posting p JOIN station s ON s.id = p.station
    WHERE s.bureau IN (SELECT bureau FROM station WHERE id = ANY({})) AND (p.since IS NULL OR p.since <= {})
      AND (p.until IS NULL OR p.until >= {})
    ORDER BY p.person, p.until DESC NULLS FIRST, p.id DESC),
here AS MATERIALIZED (SELECT last.*, u.zone FROM last JOIN unit u ON u.id = last.unit WHERE last.station = ANY({})),
month AS (
    SELECT person, sum(points)::int AS points, sum(apart)::int AS apart, count(*) FILTER (WHERE points > 0)::int AS days FROM (
        SELECT a.person, a.day, sum(a.points) AS points, coalesce(sum(a.points) FILTER (WHERE NOT a.routine), 0) AS apart
        FROM award a JOIN here ON here.person = a.person WHERE a.day BETWEEN {} AND {} GROUP BY a.person, a.day) x GROUP BY person),
had AS (
    SELECT p.person, count(*)::int AS had FROM prize p JOIN prize_run r ON r.id = p.run JOIN here ON here.person = p.person
    WHERE p.state IN ('reserved', 'paid') AND r.month >= {} AND r.month < {} GROUP BY p.person)
SELECT here.person, here.unit, here.zone, month.points, month.apart, month.days, coalesce(had.had, 0) AS had
FROM here JOIN month ON month.person = here.person LEFT JOIN had ON had.person = here.person
WHERE month.points > 0 ORDER BY here.person
"""


async def candidates(scope: Scope, first: date, last: date) -> list[Candidate]:
    """Guards with points in a month. Who moved is counted where he stood last, with all his points of the bureau's stations."""
    stations, month = list(scope.stations), month_of(first)
    rows = await Award.raw(
        _CANDIDATES,
        *(stations, last, first, stations, first, last),
        *(month_of(first.replace(year=first.year - 1)), month),
    )
    return [Candidate(**row, lot=lot(month, row["person"])) for row in rows]
