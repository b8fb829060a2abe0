"""What figures are told by: the zones of one station, or the stations of several."""

from collections.abc import Iterable

from msgspec import Struct

from zones.roster.reads import UnitRow
from zones.roster.reads.areas import ZoneOf

ROAD = "路面"
"""What one station tells of a hazard that was found at no unit."""


class Areas(Struct, frozen=True):
    """Areas in the order of the roster, and in which of them each zone and each unit lies; `stations` by id.

    Several stations' areas are the stations, so that zones of two that have the same name never mix.
    """

    names: tuple[str, ...]
    of_zone: dict[int, str]
    of_unit: dict[int, str]
    stations: dict[int, str]

    @property
    def several(self) -> bool:
        return len(self.stations) > 1

    @property
    def word(self) -> str:
        """What one of them is called."""
        return "派出所" if self.several else "片区"

    def of_hazard(self, station: int, unit: int | None) -> str:
        """The unit's area; on the road the station's, or no zone's."""
        found = self.of_unit.get(unit or 0)
        return found or (self.stations[station] if self.several else ROAD)


def areas(zones: Iterable[ZoneOf], units: Iterable[UnitRow]) -> Areas:
    """Of the zones and units of a scope."""
    rows = list(zones)
    stations = {row.station: row.station_name for row in rows}
    several = len(stations) > 1
    of_zone = {row.zone: row.station_name if several else row.name for row in rows if row.zone is not None}
    names = tuple(dict.fromkeys(stations.values() if several else of_zone.values()))
    return Areas(names, of_zone, {unit.id: of_zone[unit.zone] for unit in units}, stations)
