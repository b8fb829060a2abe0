"""What the books of a year say of guards, units and companies: counted, never typed."""

from datetime import date

from scoring.commendations.tables import Commendation
from scoring.commendations.vocabulary import CompanyFacts, PersonFacts, UnitFacts
from zones.ground.scope import Scope

_STANDS = "d.corrects IS NULL AND d.verified AND NOT EXISTS (SELECT 1 FROM deed x WHERE x.corrects = d.id)"
_PERSONS = f"""
WITH asked AS (SELECT {{}}::bigint[] AS stations, {{}}::date AS first, {{}}::date AS last, {{}}::bigint[] AS persons),
days AS (
    SELECT a.person, a.day, sum(a.points) AS points FROM asked, award a
    WHERE a.station = ANY(asked.stations) AND a.person IS NOT NULL AND a.day BETWEEN asked.first AND asked.last
      AND (asked.persons IS NULL OR a.person = ANY(asked.persons)) GROUP BY a.person, a.day),
sums AS (
    SELECT person, sum(points)::int AS points, count(*) FILTER (WHERE points > 0)::int AS days FROM days GROUP BY person
    ORDER BY points DESC, person LIMIT {{}})
SELECT sums.person, sums.points, sums.days,
    (SELECT count(DISTINCT r.month) FROM prize p JOIN prize_run r ON r.id = p.run WHERE p.person = sums.person
        AND p.state IN ('reserved', 'paid') AND r.month BETWEEN to_char(asked.first, 'YYYY-MM') AND to_char(asked.last, 'YYYY-MM'))::int AS months,
    (SELECT count(*) FROM deed d WHERE d.person = sums.person AND d.kind IN ('aid.arrived', 'aid.helped')
        AND d.day BETWEEN asked.first AND asked.last AND {_STANDS})::int AS calls,
    (SELECT coalesce(max(q.stars), 0) FROM quarter_standing q WHERE q.person = sums.person
        AND q.quarter BETWEEN to_char(asked.first, 'YYYY') || '-Q1' AND to_char(asked.last, 'YYYY') || '-Q4')::int AS stars
FROM sums, asked WHERE sums.points > 0
"""
_UNITS = f"""
WITH asked AS (SELECT {{}}::bigint[] AS stations, {{}}::date AS first, {{}}::date AS last)
SELECT u.id AS unit,
    coalesce((SELECT sum(a.points) FROM award a WHERE a.unit = u.id AND a.person IS NULL AND a.day BETWEEN asked.first AND asked.last), 0)::int AS points,
    (SELECT count(*) FROM deed d WHERE d.unit = u.id AND d.kind = 'patrol.led' AND d.day BETWEEN asked.first AND asked.last AND {_STANDS})::int AS led,
    (SELECT count(*) FROM deed d WHERE d.unit = u.id AND d.kind = 'patrol.missed' AND d.day BETWEEN asked.first AND asked.last AND {_STANDS})::int AS missed
FROM unit u, asked WHERE u.station = ANY(asked.stations)
"""
_COMPANIES = """
WITH asked AS (SELECT {}::bigint[] AS stations, {}::date AS first, {}::date AS last),
earned AS MATERIALIZED (
    SELECT a.person, a.unit, a.day, a.points FROM asked, award a
    WHERE a.station = ANY(asked.stations) AND a.day BETWEEN asked.first AND asked.last),
guards AS (
    SELECT e.company, sum(x.points)::int AS points, count(DISTINCT x.person)::int AS many FROM earned x JOIN employment e
    ON e.person = x.person AND (e.since IS NULL OR e.since <= x.day) AND (e.until IS NULL OR e.until >= x.day)
    WHERE e.company IS NOT NULL GROUP BY e.company),
clients AS (
    SELECT u.company, sum(x.points)::int AS points, count(DISTINCT u.id)::int AS many FROM earned x JOIN unit u ON u.id = x.unit
    WHERE x.person IS NULL AND u.company IS NOT NULL GROUP BY u.company)
SELECT c.id AS company, coalesce(g.points, 0) AS guards_points, coalesce(g.many, 0) AS guards,
    coalesce(k.points, 0) AS units_points, coalesce(k.many, 0) AS units
FROM company c LEFT JOIN guards g ON g.company = c.id LEFT JOIN clients k ON k.company = c.id
WHERE c.id IN (SELECT u.company FROM unit u, asked WHERE u.station = ANY(asked.stations))
"""


async def persons_facts(
    scope: Scope, first: date, last: date, persons: list[int] | None = None, most: int = 1000
) -> dict[int, PersonFacts]:
    """Guards with points of the scope's stations, those with most: all, or of these."""
    rows = await Commendation.raw(_PERSONS, list(scope.stations), first, last, persons, most)
    return {row.pop("person"): PersonFacts(**row) for row in rows}


async def units_facts(scope: Scope, first: date, last: date) -> dict[int, UnitFacts]:
    """Every unit of the scope's stations; what roll-calls say of it is not in it."""
    rows = await Commendation.raw(_UNITS, list(scope.stations), first, last)
    return {row.pop("unit"): UnitFacts(**row) for row in rows}


async def companies_facts(scope: Scope, first: date, last: date) -> dict[int, CompanyFacts]:
    """Companies that guard units of the scope's stations."""
    rows = await Commendation.raw(_COMPANIES, list(scope.stations), first, last)
    return {row.pop("company"): CompanyFacts(**row) for row in rows}
