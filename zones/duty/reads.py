"""Who is on duty at an instant, and which posts there are."""

from datetime import datetime, timedelta

from msgspec import Struct, json

from zones.duty.rules import leave_at, minute_of
from zones.duty.tables import Post, Shift
from zones.duty.vocabulary import LATE_H, Hours, OnDuty, Team
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


def _hours(text: str) -> list[Hours]:
    return json.decode(text, type=list[Hours])
