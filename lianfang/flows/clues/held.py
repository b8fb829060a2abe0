"""The clue that an officer has in his hands: his own, or one that was shared with him."""

from lianfang.access import NotYours
from lianfang.flows.clues.pieces import readers_of
from zones.ground.scope import Scope
from zones.reports.reads.clues import locked
from zones.reports.vocabulary.clues import Clue


async def held(scope: Scope, officer: int | None, clue: int) -> tuple[Clue, list[str]]:
    """(the clue, locked, and who reads it). Raises NotYours."""
    found = await locked(clue)
    if found is None or found.station not in scope.stations:
        raise NotYours()
    readers = await readers_of(clue)
    if officer is None or f"officer:{officer}" not in readers:
        raise NotYours()
    return found, readers
