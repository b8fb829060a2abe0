"""更正: an officer takes back the record of a closed outing, for a reason. Its deeds are corrected, its figures go."""

from datetime import datetime

from msgspec import structs

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.ground.weeks import week_of
from zones.journal.actions import take_back
from zones.patrol.actions.outings import write
from zones.patrol.errors.outings import NoRecord, NoSuchOuting, UnknownWord
from zones.patrol.reads.outings import locked
from zones.patrol.tables import Patrol
from zones.patrol.vocabulary.outings import WITHDRAW_REASONS


async def withdraw(by: By, scope: Scope, outing: int, why: str, key: Key) -> int:
    """Of the scope's station. Returns how many deeds were corrected. Raises NoSuchOuting, NoRecord, UnknownWord, OtherBody."""
    if why not in WITHDRAW_REASONS:
        raise UnknownWord()

    async def do(now: datetime) -> str:
        held = await locked(outing)
        if held is None or held.station not in scope.stations:
            raise NoSuchOuting()
        if held.state != "closed" or held.patrol is None or held.withdrawn_at is not None:
            raise NoRecord()
        corrected = await take_back(Patrol, "patrol", held.station, week_of(held.day), [held.patrol], now)
        await write(structs.replace(held, withdrawn_at=now, why_withdrawn=why, version=held.version + 1))
        await note(by, "patrol.withdraw", "done", now, "outing", outing, why)
        return str(corrected)

    return int(await answered_once(key, ["patrol.withdraw", repr(scope), str(outing), why], do))
