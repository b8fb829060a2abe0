"""The frozen weeks of a station, and what one of them contains: read from awards, links and postings, never copied."""

from lianfang.weekly.rules import Row, zones_of
from lianfang.weekly.tables import WeekSummary
from lianfang.weekly.vocabulary import FrozenWeek, ZoneWeek
from scoring.points.tables import Award
from zones.ground.scope import Scope
from zones.ground.weeks import Week, month_of, parse_week

_FROZEN = """
SELECT station, week, seq, digest, frozen_at, coalesce(lag(seq) OVER (PARTITION BY station ORDER BY week), 0) AS before
FROM week_summary WHERE station = ANY({})
"""


async def frozen_weeks(scope: Scope) -> list[FrozenWeek]:
    """Every week of the scope's stations that is frozen, newest first."""
    return await _frozen(f"{_FROZEN} ORDER BY week DESC, station", list(scope.stations))


async def frozen_week(scope: Scope, week: Week) -> FrozenWeek | None:
    """One, of the scope's station; None where it is not frozen (yet)."""
    found = await _frozen(f"SELECT * FROM ({_FROZEN}) x WHERE week = {{}}", list(scope.stations), str(week))
    return found[0] if found else None


async def last_frozen(station: int) -> Week | None:
    rows = await WeekSummary.raw("SELECT max(week) AS week FROM week_summary WHERE station = {}", station)
    return parse_week(rows[0]["week"]) if rows[0]["week"] else None


async def first_judged(station: int) -> Week | None:
    """The earliest week in which anything was judged."""
    rows = await Award.raw("SELECT min(week) AS week FROM award WHERE station = {}", station)
    return parse_week(rows[0]["week"]) if rows[0]["week"] else None


async def _frozen(sql: str, *given: object) -> list[FrozenWeek]:
    rows = await WeekSummary.raw(sql, *given)
    return [FrozenWeek(**row | {"week": parse_week(row["week"])}) for row in rows]


# An award concerns the week of its day. `given`: own awards, corrections since the last summary (`late`), the month so far.
# `late` are links of the whole installation: their awards lie side by side, so they are read as one stretch of ids, not one by one.
_SUMMARY = """
WITH asked AS (SELECT {}::bigint[] AS stations, {}::date AS monday, {}::date AS sunday, {}::text AS week, {}::text AS month,
                      {}::bigint AS before, {}::bigint AS head, {}::bigint[] AS units),
late AS MATERIALIZED (
    SELECT l.row FROM asked, chain_link l WHERE asked.before > 0 AND l.seq > asked.before AND l.seq <= asked.head AND l.book = 'award'),
given AS MATERIALIZED (
    SELECT a.person, a.unit, NULL::date AS corrects, sum(a.points)::int AS points,
           coalesce(sum(a.points) FILTER (WHERE a.routine), 0)::int AS routine, 0 AS month
    FROM asked, award a JOIN chain_link l ON l.book = 'award' AND l.row = a.id AND l.seq <= (SELECT head FROM asked)
    WHERE a.station = ANY(asked.stations) AND (a.week = asked.week OR a.week IS NULL AND a.day BETWEEN monday AND sunday)
    GROUP BY a.person, a.unit
    UNION ALL
    SELECT a.person, a.unit, date_trunc('week', a.day)::date, sum(a.points)::int, 0, 0
    FROM asked, award a JOIN late ON late.row = a.id
    WHERE a.id BETWEEN (SELECT min(row) FROM late) AND (SELECT max(row) FROM late) AND a.station = ANY(asked.stations) AND a.day < monday
      AND a.rule <> 'redeem'
    GROUP BY a.person, a.unit, date_trunc('week', a.day)
    UNION ALL
    SELECT a.person, a.unit, date_trunc('week', a.day)::date, sum(a.points)::int, 0, 0
    FROM asked, award a JOIN chain_link l ON l.book = 'award' AND l.row = a.id AND l.seq <= (SELECT head FROM asked)
    WHERE asked.before = 0 AND a.station = ANY(asked.stations) AND (a.week < asked.week OR a.week IS NULL) AND a.day < monday
      AND a.rule <> 'redeem'
    GROUP BY a.person, a.unit, date_trunc('week', a.day)
    UNION ALL
    SELECT a.person, a.unit, NULL, 0, 0, sum(a.points)::int
    FROM asked, award a JOIN chain_link l ON l.book = 'award' AND l.row = a.id AND l.seq <= (SELECT head FROM asked)
    WHERE a.station = ANY(asked.stations) AND a.month = asked.month AND a.day <= sunday
    GROUP BY a.person, a.unit),
stood AS (
    SELECT DISTINCT ON (p.person) p.person, p.unit, p.post, p.shift FROM asked, posting p
    WHERE p.station = ANY(asked.stations) AND ((p.since IS NULL OR p.since <= sunday) AND (p.until IS NULL OR p.until >= monday)
        OR p.person IN (SELECT person FROM given WHERE points <> 0))
    ORDER BY p.person, (p.since IS NULL OR p.since <= sunday) DESC, p.until DESC NULLS FIRST, p.id DESC),
holder AS (
    SELECT 'p' || s.person AS key, s.person, n.name, s.unit, s.post, s.shift FROM stood s JOIN person n ON n.id = s.person
    UNION ALL SELECT 'u' || u.id, NULL, '', u.id, '', '' FROM asked, unit u WHERE u.station = ANY(asked.stations))
SELECT z.name AS zone, u.id AS unit, u.name AS unit_name, h.person, h.name, g.corrects, coalesce(g.points, 0) AS points,
       coalesce(g.routine, 0) AS routine, coalesce(g.month, 0) AS month
FROM asked, holder h JOIN unit u ON u.id = h.unit JOIN zone z ON z.id = u.zone
LEFT JOIN given g ON coalesce('p' || g.person, 'u' || g.unit) = h.key
WHERE asked.units IS NULL OR u.id = ANY(asked.units)
ORDER BY z.position, z.id, u.position, u.id, h.person IS NOT NULL, h.post, h.shift, h.name, h.person
"""


async def summary(scope: Scope, frozen: FrozenWeek) -> tuple[ZoneWeek, ...]:
    """What a frozen week of the scope's station contains: all zones, or the zone of the scope's unit with it alone."""
    week = frozen.week
    rows = await Award.raw(
        _SUMMARY,
        list(scope.stations),
        week.monday,
        week.sunday,
        str(week),
        month_of(week.sunday),
        frozen.before,
        frozen.seq,
        scope.only_units,
    )
    return zones_of(Row(**row) for row in rows)
