"""What stands behind words that the next bulletin may print: they obey its rules, and an owner who is one of ours is known by id."""

from collections.abc import Iterable

from bulletins.followup.actions import Owners
from bulletins.register.errors import ForbiddenWords
from bulletins.register.vocabulary import Publisher
from bulletins.telling.forbidden import faults
from zones.roster import reads as roster


async def may_be_printed(publisher: Publisher, texts: Iterable[str]) -> None:
    """Inside a transaction. Raises ForbiddenWords."""
    names = {place.name for place in await roster.places_ever(publisher.scope)}
    found = faults(texts, names)
    if found:
        raise ForbiddenWords(word=found[0].word, why=found[0].why, do=found[0].do)


async def owners_of(publisher: Publisher) -> Owners:
    """Its stations and units by name."""
    stations = {one.name: one.id for one in await roster.stations() if one.id in publisher.stations}
    return Owners(stations, {one.name: one.id for one in await roster.units(publisher.scope)})
