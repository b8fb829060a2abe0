"""An officer confirms what somebody did in a request: 警务协助, 安保救助, or a drill; one deed a person, in the journal."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.aid import reads
from zones.aid.errors import NoSuchDeed, NoSuchRequest
from zones.aid.rules.worth import suggested
from zones.ground.weeks import shanghai_day
from zones.journal.actions import write_deeds
from zones.journal.reads import recorded
from zones.journal.vocabulary import Fact, Source

REGISTER = "求援记录"


async def confirm_deed(by: By, request: int, person: int, kind: str, key: Key) -> bool:
    """Returns whether it is new: one deed a person and request. Raises NoSuchRequest, NoSuchDeed, OtherBody."""

    async def do(now: datetime) -> str:
        stands = await reads.locked(request)
        if stands is None:
            raise NoSuchRequest()
        if not any(one.person == person and kind in one.kinds for one in suggested(stands)):
            raise NoSuchDeed()
        if person in await recorded("aid", request):
            return ""
        alert = stands.alert_of(person)
        at = stands.raised_at
        fact = Fact(kind, shanghai_day(at), person, alert.unit if alert else None, at)
        await write_deeds(None, stands.station, "aid", [(request, Source(REGISTER, request), fact)], now)
        await note(by, "aid.confirm", "done", now, "aid", request)
        return "new"

    return bool(await answered_once(key, ["aid.confirm", str(request), str(person), kind], do))
