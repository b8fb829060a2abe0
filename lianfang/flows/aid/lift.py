"""An officer ends a pause before its time, with the reason."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import announce, enqueue
from zones.aid import reads
from zones.aid.errors import NoSuchRequest
from zones.aid.judgements import judgement_of, pause_of, write_lifting
from zones.aid.rules import misuse
from zones.ground.weeks import shanghai_day


async def lift(by: By, request: int, account: int, line: str, key: Key) -> None:
    """Raises NoSuchRequest, NothingToLift, NoReasonGiven, OtherBody."""

    async def do(now: datetime) -> str:
        stands = await reads.locked(request)
        if stands is None:
            raise NoSuchRequest()
        today = shanghai_day(now)
        standing, words = misuse.lift(await judgement_of(request), line, today)
        await write_lifting(request, stands.unit, standing.id, words, account, now)
        await enqueue([misuse.told("aid_pause_lifted", stands, await pause_of(stands.unit, today))], now)
        await note(by, "aid.lift", "done", now, "aid", request)
        await announce("aid", request)
        return "lifted"

    await answered_once(key, ["aid.lift", str(request), line], do)
