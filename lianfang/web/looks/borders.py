"""What 片区边界 shows: a station's zones, their borders, their units."""

from msgspec import Struct

from lianfang.database import transaction
from zones.ground.scope import Scope
from zones.roster.reads import UnitRow, ZoneRow, units, zones
from zones.roster.reads.areas import borders


class BordersSeen(Struct, frozen=True):
    """`borders` by zone: (longitude, latitude) in degrees WGS-84."""

    zones: list[ZoneRow]
    units: list[UnitRow]
    borders: dict[int, tuple[tuple[float, float], ...]]


async def borders_seen(of: Scope) -> BordersSeen:
    """Of the scope's station."""
    async with transaction(snapshot=True):
        return BordersSeen(await zones(of), await units(of), await borders(of))
