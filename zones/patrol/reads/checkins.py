"""What was shown at the checkpoints, and which checkpoints there are."""

from datetime import datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.patrol.tables import CheckIn, Checkpoint


class Passed(Struct, frozen=True):
    """A checkpoint that an outing passed: first time of its best record. `state` is counted, to_check or refused."""

    checkpoint: int
    name: str
    at: datetime
    state: str


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


COLUMNS = (
    """id, station, zone, walking_group, unit, post, name, longitude, latitude, tag, digits, after, grace, ended_at"""
)


async def passed(outing: int) -> list[Passed]:
    """Each checkpoint that an outing passed, in the order of passing; the best record of each counts."""
    rows = await CheckIn.raw(
        "SELECT * FROM (SELECT DISTINCT ON (i.checkpoint) i.checkpoint, c.name, i.at, i.state FROM check_in i "
        "JOIN checkpoint c ON c.id = i.checkpoint WHERE i.outing = {} "
        "ORDER BY i.checkpoint, array_position(ARRAY['counted', 'to_check', 'refused'], i.state::text), i.at) p ORDER BY at",
        outing,
    )
    return [Passed(**row) for row in rows]


async def checkpoints_of(scope: Scope, zone: int, group: str = "") -> list[CheckpointRow]:
    """The checkpoints of a zone that are in use: those of its walking group and those of every group."""
    rows = await Checkpoint.raw(
        f"SELECT {COLUMNS} FROM checkpoint WHERE station = ANY({{}}) AND zone = {{}} AND ended_at IS NULL "
        "AND ({} = '' OR walking_group IN ('', {})) ORDER BY name, id",
        list(scope.stations),
        zone,
        group,
        group,
    )
    return [CheckpointRow(**row) for row in rows]
