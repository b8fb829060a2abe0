"""An officer judges whether a request's button was used rightly; misuse pauses it for other units' guards."""

from datetime import date, datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import announce, enqueue
from zones.aid import reads
from zones.aid.errors import NoSuchRequest
from zones.aid.judgements import judgement_of, pause_of, write_judgement
from zones.aid.rules import misuse
from zones.ground.weeks import shanghai_day


async def judge(by: By, request: int, account: int, verdict: str, line: str, key: Key) -> date | None:
    """Returns the last day of the pause, None for a right use.

    Raises NoSuchRequest, NotToBeJudged, OwnPress, AlreadyJudged, UnknownAnswer, NoReasonGiven, OtherBody.
    """

    async def do(now: datetime) -> str:
        stands = await reads.locked(request)
        if stands is None:
            raise NoSuchRequest()
        raised, today = (await reads.events([request]))[request][0], shanghai_day(now)
        earlier = await judgement_of(request)
        words, until = misuse.judge(stands, raised.account, earlier, account, verdict, line, today)
        await write_judgement(request, stands.unit, verdict, until, words, account, now)
        if until:
            await enqueue([misuse.told("aid_paused", stands, await pause_of(stands.unit, today))], now)
        await note(by, "aid.judge", verdict, now, "aid", request)
        await announce("aid", request)
        return until.isoformat() if until else ""

    answer = await answered_once(key, ["aid.judge", str(request), verdict, line], do)
    return date.fromisoformat(answer) if answer else None
