"""What an address speaks of: a station, a unit, a person; there for whoever may see it, absent for everybody else."""

from bulletins.register.reads import works
from bulletins.register.reads.works import work
from bulletins.register.vocabulary import Publisher, Work
from lianfang.access import NotYours, Thing, can, scope
from lianfang.database import transaction
from lianfang.web.answers import ReadRequest
from lianfang.web.doors import actor_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow, stations
from zones.roster.reads.whereabouts import Place, place_of_unit, places_of


async def station_of(request: ReadRequest, action: str, station: int) -> StationRow:
    """The station, if the actor's roles reach it. Raises NotYours."""
    scope(actor_of(request), action, Thing(station=station))
    async with transaction():
        found = [one for one in await stations() if one.id == station]
    if not found:
        raise NotYours()
    return found[0]


async def work_of(request: ReadRequest, action: str, bulletin: int) -> Work:
    """A bulletin by the id in its address, for whom it concerns: its station's people, or all of a bureau's. Raises NotYours."""
    async with transaction():
        found = await work(bulletin)
    actor = actor_of(request)
    if found is None or not any(can(actor, action, Thing(station=one)) for one in found.publisher.stations):
        raise NotYours()
    return found


async def publisher_of(request: ReadRequest, action: str, publisher: int) -> Publisher:
    """One who issues, by the id in the address, for whom its stations are. Raises NotYours."""
    async with transaction():
        found = await works.publisher_of(publisher)
    actor = actor_of(request)
    if found is None or not any(can(actor, action, Thing(station=one)) for one in found.stations):
        raise NotYours()
    return found


async def unit_of(request: ReadRequest, action: str, unit: int) -> Scope:
    """The scope of a unit's page. Raises NotYours."""
    async with transaction():
        place = await place_of_unit(unit)
    return _reached(request, action, place, None)


async def person_of(request: ReadRequest, action: str, person: int) -> Scope:
    """The scope of a person's page: where he stands today, or stood last. Raises NotYours."""
    async with transaction() as now:
        places = await places_of(person, shanghai_day(now))
    reached = [place for place in places if can(actor_of(request), action, _thing(place, person))]
    return _reached(request, action, next(iter(reached), None), person)


def _reached(request: ReadRequest, action: str, place: Place | None, person: int | None) -> Scope:
    if place is None:
        raise NotYours()
    return scope(actor_of(request), action, _thing(place, person))


def _thing(place: Place, person: int | None) -> Thing:
    return Thing(place.station, place.unit, place.company, person)
