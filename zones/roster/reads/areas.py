"""Zones beside their stations: what a week of one station, or of several, is told by."""

import msgspec
from msgspec import Struct

from zones.ground.scope import Scope
from zones.roster.tables import Station, Zone


class ZoneOf(Struct, frozen=True):
    """A zone and its station; a station without zones has one row with `zone` None."""

    station: int
    station_name: str
    zone: int | None
    name: str


async def zones_of(scope: Scope) -> list[ZoneOf]:
    """Every zone of the scope's stations, station by station, in the order of the roster."""
    rows = await Station.raw(
        "SELECT s.id AS station, s.name AS station_name, z.id AS zone, coalesce(z.name, '') AS name FROM station s "
        "LEFT JOIN zone z ON z.station = s.id WHERE s.id = ANY({}) ORDER BY s.id, z.position, z.id",
        list(scope.stations),
    )
    return [ZoneOf(**row) for row in rows]


async def borders(scope: Scope) -> dict[int, tuple[tuple[float, float], ...]]:
    """Zone → its border, (longitude, latitude) in degrees WGS-84; a zone that nobody drew has no entry."""
    rows = await Zone.raw(
        "SELECT id, border FROM zone WHERE station = ANY({}) AND border <> '' ORDER BY id", list(scope.stations)
    )
    return {row["id"]: msgspec.json.decode(row["border"], type=tuple[tuple[float, float], ...]) for row in rows}
