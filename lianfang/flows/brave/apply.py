"""见义勇为申报: an officer writes what happened, and prints the form with the guard's whole numbers; each printing is on record."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.database import transaction
from lianfang.flows.people.reveal import reveal
from lianfang.vault.actions import blind_of
from lianfang.vault.errors import NothingHeld
from lianfang.vault.vocabulary import GONE
from scoring.commendations.actions import write_brave
from scoring.commendations.reads.brave import BraveDeed, brave_deed
from scoring.commendations.vocabulary import MOST_STORY
from zones.ground.scope import Scope
from zones.reports.rules.saying import check_words

REASON = "brave"


class Whole(Struct, frozen=True):
    """A deed with its guard's numbers in the clear; empty where none is held."""

    deed: BraveDeed
    id_number: str
    phone: str


async def write(by: By, account: int, scope: Scope, deed: int, words: str, key: Key) -> None:
    """Raises NotYours, NothingSaid, TooManyWords, OtherBody."""
    said = check_words(words, most=MOST_STORY)

    async def do(now: datetime) -> str:
        found = await applicable(scope, deed)
        await write_brave(deed, found.person, account, said, now)
        await note(by, "brave.write", "done", now, "deed", deed)
        return "written"

    await answered_once(key, ["brave.write", str(deed), blind_of("brave-body", said).hex()], do)


async def whole(by: By, scope: Scope, deed: int) -> Whole:
    """For printing: the lines in the audit book are committed before a number is read. Raises NotYours."""
    async with transaction() as now:
        found = await applicable(scope, deed)
        await note(by, "brave.print", "done", now, "deed", deed, REASON)
    return Whole(found, *[await _shown(by, scope, found.person, kind) for kind in ("id_number", "phone")])


async def applicable(scope: Scope, deed: int) -> BraveDeed:
    """A deed for which it may be applied; of nobody who was erased. Raises NotYours."""
    found = await brave_deed(scope, deed)
    if found is None or found.name == GONE:
        raise NotYours()
    return found


async def _shown(by: By, scope: Scope, person: int, kind: str) -> str:
    try:
        return await reveal(scope, by, person, kind, REASON)
    except NothingHeld:
        return ""
