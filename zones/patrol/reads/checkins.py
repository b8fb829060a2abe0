"""What was shown at the checkpoints, and which checkpoints there are."""

from datetime import datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.patrol.tables import CheckIn, Checkpoint, NfcTag


class Passed(Struct, frozen=True):
    """A checkpoint that an outing passed: first time of its best record. `state` is counted, to_check or refused."""

    checkpoint: int
    name: str
    at: datetime
    state: str


class CheckInLine(Struct, frozen=True):
    """A check-in as an officer or the guard himself reads it; `reasons` are codes of doubts with commas between."""

    id: int
    checkpoint: int
    name: str
    zone_name: str
    person: int
    who: str
    outing_number: str
    code: str
    pressed_at: datetime
    at: datetime
    metres: int | None
    score: int
    reasons: str
    state: str
    decided_at: datetime | None


class CheckpointRow(Struct, frozen=True):
    """A place to pass; the place in degrees of WGS-84, `after` minutes of the day before which it does not count yet."""

    id: int
    station: int
    zone: int
    walking_group: str
    unit: int | None
    post: int | None
    name: str
    longitude: float | None
    latitude: float | None
    tag: int
    digits: str
    after: int | None
    grace: int
    ended_at: datetime | None


_CHECKPOINT = "SELECT id, station, zone, walking_group, unit, post, name, longitude, latitude, tag, digits, after, grace, ended_at FROM checkpoint"
_LINES = """
SELECT i.id, i.checkpoint, c.name, z.name AS zone_name, i.person, p.name AS who, coalesce(o.number, '') AS outing_number,
       i.code, i.pressed_at, i.at, i.metres, i.score, i.reasons, i.state, i.decided_at
FROM check_in i JOIN checkpoint c ON c.id = i.checkpoint JOIN zone z ON z.id = c.zone JOIN person p ON p.id = i.person
LEFT JOIN outing o ON o.id = i.outing
"""


async def passed(outing: int) -> list[Passed]:
    """Each checkpoint that an outing passed, in the order of passing; the best record of each counts."""
    rows = await CheckIn.raw(
        "SELECT * FROM (SELECT DISTINCT ON (i.checkpoint) i.checkpoint, c.name, i.pressed_at AS at, i.state FROM check_in i "
        "JOIN checkpoint c ON c.id = i.checkpoint WHERE i.outing = {} "
        "ORDER BY i.checkpoint, array_position(ARRAY['counted', 'to_check', 'refused'], i.state::text), i.pressed_at) p ORDER BY at",
        outing,
    )
    return [Passed(**row) for row in rows]


async def checkpoints_of(scope: Scope, zone: int, group: str = "") -> list[CheckpointRow]:
    """The checkpoints of a zone that are in use: those of its walking group and those of every group."""
    rows = await Checkpoint.raw(
        f"{_CHECKPOINT} WHERE station = ANY({{}}) AND zone = {{}} AND ended_at IS NULL "
        "AND ({} = '' OR walking_group IN ('', {})) ORDER BY name, id",
        list(scope.stations),
        zone,
        group,
        group,
    )
    return [CheckpointRow(**row) for row in rows]


async def checkpoint(scope: Scope, number: int) -> CheckpointRow | None:
    """One of the scope's stations, given up or not."""
    rows = await Checkpoint.raw(f"{_CHECKPOINT} WHERE id = {{}} AND station = ANY({{}})", number, list(scope.stations))
    return CheckpointRow(**rows[0]) if rows else None


async def checkpoints(scope: Scope) -> list[CheckpointRow]:
    """All in use, zone by zone."""
    rows = await Checkpoint.raw(
        f"{_CHECKPOINT} WHERE station = ANY({{}}) AND ended_at IS NULL ORDER BY zone, walking_group, name, id",
        list(scope.stations),
    )
    return [CheckpointRow(**row) for row in rows]


async def tagged(scope: Scope) -> dict[int, str]:
    """The number of the NFC tag at each checkpoint that has one, in hexadecimal."""
    rows = await NfcTag.raw(
        "SELECT t.checkpoint, encode(t.uid, 'hex') AS uid FROM nfc_tag t JOIN checkpoint c ON c.id = t.checkpoint "
        "WHERE c.station = ANY({}) AND t.ended_at IS NULL",
        list(scope.stations),
    )
    return {row["checkpoint"]: row["uid"] for row in rows}


async def to_check(scope: Scope, most: int) -> list[CheckInLine]:
    """What waits for a person, the oldest first."""
    rows = await CheckIn.raw(
        f"{_LINES} WHERE i.station = ANY({{}}) AND i.state = 'to_check' ORDER BY i.id LIMIT {{}}",
        list(scope.stations),
        most,
    )
    return [CheckInLine(**row) for row in rows]


async def lately(scope: Scope, since: datetime, most: int) -> list[CheckInLine]:
    """What came since then, the newest first; a person's own where the scope is his."""
    rows = await CheckIn.raw(
        f"{_LINES} WHERE i.station = ANY({{}}) AND i.at >= {{}} AND ({{}}::bigint IS NULL OR i.person = {{}}) "
        "ORDER BY i.id DESC LIMIT {}",
        list(scope.stations),
        since,
        scope.person,
        scope.person,
        most,
    )
    return [CheckInLine(**row) for row in rows]


async def own_check_in(person: int, number: int) -> CheckInLine | None:
    """One of his own."""
    rows = await CheckIn.raw(f"{_LINES} WHERE i.id = {{}} AND i.person = {{}}", number, person)
    return CheckInLine(**rows[0]) if rows else None
