"""The read of a guard's own page, the one most looked at: one statement, so that all it shows agrees."""

from datetime import date

from msgspec import Struct, json

from scoring.points.reads.books import InForce, Rescored, book_row
from scoring.points.reads.lines import AwardLine
from scoring.points.tables import Award
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week


class Placed(Struct, frozen=True):
    """One of the first three of a zone in the month. `name` and `unit` are empty where he did not agree to be named."""

    place: int
    points: int
    name: str
    unit: str


class InZone(Struct, frozen=True):
    """Where a guard stands in his zone in the month: `place` of `of` (equal points share a place), and the first three."""

    place: int
    of: int
    first: list[Placed]
    named: bool


class Own(Struct, frozen=True):
    """A person where he stands or stood last, and a week of his.

    `given` is all that he was given in that week and in the month (`first` to `last`) in which its Sunday lies: the lines,
    and awards of no deed with an empty kind. `books` are his bureau's rule books.
    """

    name: str
    unit: str
    zone: str
    week: Week
    first: date
    last: date
    given: list[AwardLine]
    books: InForce
    in_zone: InZone


_OWN = """
WITH asked AS (SELECT {}::bigint[] AS stations, {}::bigint AS person),
stands AS MATERIALIZED (
    SELECT n.name, u.name AS unit, z.name AS zone, z.id AS zone_id, s.bureau FROM asked, posting p
    JOIN person n ON n.id = p.person JOIN unit u ON u.id = p.unit JOIN zone z ON z.id = u.zone JOIN station s ON s.id = p.station
    WHERE p.person = asked.person AND p.station = ANY(asked.stations)
    ORDER BY p.until DESC NULLS FIRST, p.id DESC LIMIT 1),
chosen AS MATERIALIZED (
    SELECT coalesce({}, (SELECT max(a.week) FROM asked, award a WHERE a.station = ANY(asked.stations)
        AND a.person = asked.person AND a.week <= {}), {}) AS week),
days AS (
    SELECT week, to_date(week, 'IYYY"-W"IW') AS monday,
           date_trunc('month', to_date(week, 'IYYY"-W"IW') + 6)::date AS first FROM chosen),
span AS MATERIALIZED (SELECT *, (first + interval '1 month')::date - 1 AS last FROM days),
given AS (
    SELECT min(a.id) AS award, coalesce(d.kind, '') AS kind, coalesce(d.day, max(a.day)) AS day,
           sum(a.points)::int AS points, (array_agg(a.because ORDER BY a.id DESC))[1] AS because,
           (array_agg(a.rule ORDER BY a.id DESC))[1] AS rule,
           (array_agg(a.rule_book ORDER BY a.id DESC))[1] AS rule_book, bool_or(a.routine) AS routine, coalesce(d.minutes, 0) AS minutes,
           coalesce(d.sheet, '') AS sheet, coalesce(d.row, 0) AS row, encode(coalesce(v.digest, ''), 'base64') AS digest
    FROM asked, span, award a LEFT JOIN deed d ON d.id = a.deed LEFT JOIN delivery v ON v.id = d.delivery
    WHERE a.station = ANY(asked.stations) AND a.person = asked.person
      AND a.day BETWEEN least(span.monday, span.first) AND span.last
    GROUP BY d.id, CASE WHEN d.id IS NULL THEN a.source END, v.digest ORDER BY d.day, d.at NULLS LAST, d.id),
beside AS (
    SELECT DISTINCT ON (p.person) p.person, u.name AS unit FROM stands JOIN unit u ON u.zone = stands.zone_id
    JOIN posting p ON p.unit = u.id AND p.until IS NULL ORDER BY p.person, p.id DESC),
placed AS (
    SELECT b.person, b.unit, coalesce(m.points, 0) AS points, rank() OVER (ORDER BY coalesce(m.points, 0) DESC) AS place
    FROM beside b LEFT JOIN (SELECT a.person, sum(a.points)::int AS points FROM asked, span, award a
        WHERE a.station = ANY(asked.stations) AND a.month = to_char(span.first, 'YYYY-MM') AND a.person IN (SELECT person FROM beside)
        GROUP BY a.person) m ON m.person = b.person),
three AS (
    SELECT p.place, p.points, CASE WHEN s.person IS NULL THEN '' ELSE n.name END AS name,
           CASE WHEN s.person IS NULL THEN '' ELSE p.unit END AS unit
    FROM (SELECT * FROM placed WHERE points > 0 ORDER BY place, person LIMIT 3) p
    JOIN person n ON n.id = p.person LEFT JOIN shown_name s ON s.person = p.person ORDER BY p.place, p.person)
SELECT stands.name, stands.unit, stands.zone, span.week, span.first, span.last,
       (SELECT coalesce(json_agg(given), '[]') FROM given)::text AS given,
       (SELECT coalesce(json_agg(json_build_array(b.id, b.starts_on, b.text) ORDER BY b.starts_on), '[]')
        FROM rule_book b WHERE b.bureau = stands.bureau)::text AS books,
       (SELECT coalesce(json_agg(json_build_array(r.id, r.rule_book, r.first_day, r.last_day, r.number) ORDER BY r.id), '[]')
        FROM rescoring r WHERE r.bureau = stands.bureau)::text AS rescored,
       json_build_object('place', coalesce((SELECT place FROM placed, asked WHERE placed.person = asked.person), 0),
           'of', (SELECT count(*) FROM beside), 'first', (SELECT coalesce(json_agg(three), '[]') FROM three),
           'named', EXISTS (SELECT FROM shown_name s, asked WHERE s.person = asked.person))::text AS in_zone
FROM stands, span
"""


async def own(scope: Scope, asked: Week | None, this: Week) -> Own:
    """The scope's person in the week asked for, or in the last one until `this` in which he was judged, or in `this`."""
    week = str(asked) if asked else None
    (row,) = await Award.raw(_OWN, list(scope.stations), scope.person, week, str(this), str(this))
    given = json.decode(row.pop("given"), type=list[AwardLine])
    books = [book_row(*book) for book in json.decode(row.pop("books"), type=list[tuple[int, date, str]])]
    decided = json.decode(row.pop("rescored"), type=list[tuple[int, int, date, date, str]])
    in_force = InForce(tuple(books), tuple(Rescored(*one) for one in decided))
    in_zone = json.decode(row.pop("in_zone"), type=InZone)
    return Own(**row | {"week": parse_week(row["week"])}, given=given, books=in_force, in_zone=in_zone)
