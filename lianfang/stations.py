"""Which station a command speaks of: the named one, or the only one."""

from zones.ground.refused import Refused
from zones.roster.reads import StationRow, stations


class NoStation(Refused):
    code = "no_station"


class WhichStation(Refused):
    """There are several and none was named."""

    code = "which_station"


class UnknownStation(Refused):
    code = "unknown_station"


async def station_named(name: str) -> StationRow:
    """The station of that name; the only one where `name` is empty."""
    every = await stations()
    if not every:
        raise NoStation()
    if not name:
        if len(every) > 1:
            raise WhichStation(stations=[station.name for station in every])
        return every[0]
    found = next((station for station in every if station.name == name), None)
    if found is None:
        raise UnknownStation(name=name, stations=[station.name for station in every])
    return found


async def station_to_fill(name: str, bureau: str) -> tuple[str, str, str]:
    """For a roster: (station's name, bureau's name, a remark). A station that is new is made with its bureau."""
    every = await stations()
    if not name and len(every) > 1:
        raise WhichStation(stations=[station.name for station in every])
    if not name and every:
        return every[0].name, every[0].bureau_name, ""
    held = next((station for station in every if station.name == name), None)
    if held:
        return held.name, held.bureau_name, ""
    remark = "" if name else "没有写 --station，先叫“本派出所”"
    name = name or "本派出所"
    default = every[0].bureau_name if every else name.removesuffix("派出所").removesuffix("所") + "分局"
    return name, bureau or default, remark
