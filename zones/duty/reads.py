"""Who is on duty at an instant, which posts there are, who hands over to whom."""

from datetime import datetime, timedelta

from msgspec import Struct, json

from zones.duty.rules import leave_at, minute_of
from zones.duty.tables import HandOver, Post, Shift
from zones.duty.vocabulary import LATE_H, HandOverRow, Hours, Leaving, OnDuty, Team
from zones.ground.scope import Scope

_HOURS = """(SELECT coalesce(json_agg(json_build_object('since', h.since, 'until', h.until, 'leave', h.leave)
             ORDER BY h.since), '[]') FROM post_hours h WHERE h.post = p.id)::text AS hours"""

_ON_DUTY = f"""
SELECT s.id AS shift, s.person, n.name, p.id AS post, p.name AS post_name, p.team, p.station, p.unit,
       coalesce(u.name, '') AS unit_name, u.zone, coalesce(p.company, u.company) AS company, s.starts_at, s.ends_at,
       s.signed_on_at IS NOT NULL AS signed_on, coalesce(p.longitude, u.longitude) AS longitude,
       coalesce(p.latitude, u.latitude) AS latitude, {_HOURS}
FROM post p LEFT JOIN unit u ON u.id = p.unit
JOIN LATERAL (
    SELECT * FROM shift WHERE post = p.id AND ends_at > {{}} AND signed_off_at IS NULL
    AND (signed_on_at IS NOT NULL OR (starts_at <= {{}} AND ends_at > {{}}))) s ON true
JOIN person n ON n.id = s.person
WHERE p.station = ANY({{}}) AND p.ended_at IS NULL AND ({{}}::bigint[] IS NULL OR p.unit = ANY({{}}))
  AND ({{}}::bigint IS NULL OR s.person = {{}})
  AND ({{}}::bigint[] IS NULL OR u.zone = ANY({{}}) OR (p.team <> '' AND {{}}))
ORDER BY p.team DESC, u.position, p.id, s.id
"""


async def on_duty(scope: Scope, now: datetime, zones: list[int] | None = None, teams: bool = True) -> list[OnDuty]:
    """Everybody at a post now, teams first; of these zones only, where they are given, and the station's teams."""
    units = scope.only_units
    late = now - timedelta(hours=LATE_H)
    person = scope.person
    rows = await Shift.raw(
        _ON_DUTY, late, now, now, list(scope.stations), units, units, person, person, zones, zones, teams
    )
    minute = minute_of(now)
    leaves = [leave_at(_hours(row.pop("hours")), minute) for row in rows]
    return [OnDuty(**row, leave=leave) for row, leave in zip(rows, leaves, strict=True)]


class Stood(Struct, frozen=True):
    """Somebody was signed on at a post of a unit."""

    person: int
    unit: int
    unit_name: str
    since: datetime
    until: datetime


async def stood(scope: Scope, persons: list[int], since: datetime, until: datetime) -> list[Stood]:
    """Where these persons stood between two instants; who never signed off, until his shift ended."""
    rows = await Shift.raw(
        "SELECT s.person, p.unit, u.name AS unit_name, s.signed_on_at AS since, coalesce(s.signed_off_at, s.ends_at) AS until "
        "FROM shift s JOIN post p ON p.id = s.post JOIN unit u ON u.id = p.unit WHERE p.station = ANY({}) "
        "AND s.person = ANY({}) AND s.signed_on_at < {} AND coalesce(s.signed_off_at, s.ends_at) > {} ORDER BY s.id",
        list(scope.stations),
        persons,
        until,
        since,
    )
    return [Stood(**row) for row in rows]


class PostRow(Struct, frozen=True):
    """A post of a unit, a company or the station, and its hours."""

    id: int
    name: str
    team: Team
    station: int
    unit: int | None
    company: int | None
    hours: list[Hours]


async def posts(scope: Scope, only: int | None = None) -> list[PostRow]:
    """The posts that there are, by unit and name; `only` the one with this id."""
    units = scope.only_units
    rows = await Post.raw(
        f"SELECT p.id, p.name, p.team, p.station, p.unit, p.company, {_HOURS} FROM post p "
        "WHERE p.station = ANY({}) AND p.ended_at IS NULL AND ({}::bigint[] IS NULL OR p.unit = ANY({})) "
        "AND ({}::bigint IS NULL OR p.id = {}) ORDER BY p.unit, p.name, p.id",
        list(scope.stations),
        units,
        units,
        only,
        only,
    )
    return [PostRow(**row | {"hours": _hours(row["hours"])}) for row in rows]


class Member(Struct, frozen=True):
    """Somebody who stands or stood in a team."""

    post: int
    person: int


async def team_members(scope: Scope) -> list[Member]:
    """Of the station's and the companies' teams."""
    rows = await Shift.raw(
        "SELECT DISTINCT s.post, s.person FROM shift s JOIN post p ON p.id = s.post "
        "WHERE p.station = ANY({}) AND p.team <> '' AND p.ended_at IS NULL ORDER BY s.post, s.person",
        list(scope.stations),
    )
    return [Member(**row) for row in rows]


_LEAVING = f"""
SELECT s.id AS shift, s.person, s.post, p.station, p.unit, s.ends_at, {_HOURS},
       (SELECT count(*) FROM shift o WHERE o.post = s.post AND o.person <> s.person AND o.signed_on_at IS NOT NULL
        AND o.signed_off_at IS NULL AND o.ends_at > {{}}) AS others,
       r.person AS relief, coalesce(n.name, '') AS relief_name, r.starts_at AS relief_at,
       h.absent IS NOT NULL AS absent, coalesce(c.name, '') AS coming_name
FROM shift s JOIN post p ON p.id = s.post
LEFT JOIN LATERAL (
    SELECT person, starts_at FROM shift WHERE post = s.post AND person <> s.person AND p.team = ''
    AND signed_on_at IS NULL AND signed_off_at IS NULL AND starts_at > s.starts_at
    AND starts_at BETWEEN s.ends_at - interval '1 hour' AND s.ends_at + interval '1 hour' ORDER BY starts_at, id LIMIT 1
) r ON true
LEFT JOIN person n ON n.id = r.person
LEFT JOIN hand_over h ON h.leaving = s.id
LEFT JOIN shift d ON d.id = h.coming AND d.signed_off_at IS NULL LEFT JOIN person c ON c.id = d.person
WHERE s.id = {{}} AND s.person = {{}} AND s.signed_on_at IS NOT NULL AND s.signed_off_at IS NULL
"""


async def leaving(shift: int, person: int, now: datetime, locked: bool = False) -> Leaving | None:
    """The shift he is signed on to; None where it is not his, or over."""
    rows = await Shift.raw(
        _LEAVING + (" FOR UPDATE OF s" if locked else ""), now - timedelta(hours=LATE_H), shift, person
    )
    if not rows:
        return None
    row = rows[0]
    return Leaving(**row | {"held": leave_at(_hours(row.pop("hours")), minute_of(now)) == "held"})


_OPEN = """
SELECT h.id, h.post, p.name AS post_name, p.station, p.unit, h.begun_at, l.id AS leaving_shift, l.person AS leaving,
       ln.name AS leaving_name, h.left_at, c.person AS coming, coalesce(cn.name, '') AS coming_name, h.came_at,
       coalesce(an.name, '') AS absent_name, h.checked, h.words
FROM hand_over h JOIN post p ON p.id = h.post
JOIN shift l ON l.id = h.leaving JOIN person ln ON ln.id = l.person
LEFT JOIN shift c ON c.id = h.coming AND c.signed_off_at IS NULL LEFT JOIN person cn ON cn.id = c.person
LEFT JOIN person an ON an.id = h.absent
WHERE p.station = ANY({}) AND ({}::bigint[] IS NULL OR p.unit = ANY({})) AND h.begun_at > {}
  AND l.signed_off_at IS NULL AND l.ends_at > {} AND (h.left_at IS NULL OR h.came_at IS NULL)
  AND ({}::bigint IS NULL OR l.person = {} OR c.person = {}) AND ({}::bigint IS NULL OR h.id = {})
ORDER BY h.begun_at, h.id
"""


async def hand_overs(scope: Scope, now: datetime, only: int | None = None) -> list[HandOverRow]:
    """Those that are not finished, first begun first; a person sees his own, on whichever side."""
    units, person = scope.only_units, scope.person
    late = now - timedelta(hours=LATE_H)
    of = [person, person, person, only, only]
    rows = await HandOver.raw(_OPEN, list(scope.stations), units, units, now - timedelta(days=1), late, *of)
    return [HandOverRow(**row) for row in rows]


def _hours(text: str) -> list[Hours]:
    return json.decode(text, type=list[Hours])
