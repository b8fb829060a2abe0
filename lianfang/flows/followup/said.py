"""Owners of an item who are ours are known by id."""

from bulletins.followup.actions import Owners
from bulletins.register.vocabulary import Publisher
from zones.roster import reads as roster


async def owners_of(publisher: Publisher) -> Owners:
    """Its stations and units by name."""
    stations = {one.name: one.id for one in await roster.stations() if one.id in publisher.stations}
    return Owners(stations, {one.name: one.id for one in await roster.units(publisher.scope)})
