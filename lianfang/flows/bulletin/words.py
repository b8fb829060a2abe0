"""Whether words may be printed: a bulletin's rules, and no guard's name. One check for whoever writes a sentence of it."""

from collections.abc import Iterable

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
