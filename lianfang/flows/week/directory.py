"""The names of a station as they stood in a week, for looking up what sheets write."""

from lianfang.sheets.lookup import Directory
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster import reads


async def directory_of(scope: Scope, week: Week) -> Directory:
    """Zones, units and people. Somebody who had left or not yet come is found too, where nobody else has his name."""
    units = await reads.units(scope)
    here, ever = await reads.places(scope, week), await reads.places_ever(scope)
    people: dict[tuple[str, int], tuple[int, ...]] = {}
    marks: dict[int, tuple[str, ...]] = {}
    for present in (here, ever):
        fresh: dict[tuple[str, int], set[int]] = {}
        for place in present:
            marks.setdefault(place.person, ())
            marks[place.person] += (place.post, place.shift)
            if (place.name, place.unit) not in people:
                fresh.setdefault((place.name, place.unit), set()).add(place.person)
        people |= {key: tuple(sorted(persons)) for key, persons in fresh.items()}
    return Directory(
        zones={zone.name: zone.id for zone in await reads.zones(scope)},
        units={unit.name: unit.id for unit in units},
        unit_names={unit.id: unit.name for unit in units},
        unit_zone={unit.id: unit.zone for unit in units},
        people=people,
        marks=marks,
    )
