"""An officer opens a clue. The audit line is committed before anything is unsealed."""

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.database import look, transaction
from lianfang.flows.clues.held import held
from lianfang.flows.clues.pieces import Opened, open_for, photo_for
from zones.ground.scope import Scope
from zones.reports.vocabulary.clues import Clue

READ = "clue.read"


class Read(Struct, frozen=True):
    clue: Clue
    readers: tuple[str, ...]
    pieces: tuple[Opened, ...]


async def read(by: By, scope: Scope, officer: int | None, clue: int) -> Read:
    """Raises NotYours, KeyDestroyed."""
    async with transaction() as now:
        found, readers = await held(scope, officer, clue)
        await note(by, READ, "done", now, "clue", clue)
    return Read(found, tuple(readers), await look(lambda: open_for(f"officer:{officer}", clue)))


async def read_photo(by: By, scope: Scope, officer: int | None, clue: int, photo: int) -> bytes:
    """A photo of it, in a line of its own. Raises NotYours, KeyDestroyed."""
    async with transaction() as now:
        await held(scope, officer, clue)
        await note(by, READ, "done", now, "clue", clue, "photo")
    content = await look(lambda: photo_for(f"officer:{officer}", clue, photo))
    if content is None:
        raise NotYours()
    return content
