"""协助抓获: an officer states in writing that a guard helped, and that no act barred by article 30 took place. A deed."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.aid.confirm_deed import REGISTER
from lianfang.notices.outbox import enqueue
from zones.aid import reads
from zones.aid.arrests import state
from zones.aid.errors import NoSuchRequest
from zones.aid.rules.worth import arrest
from zones.ground.notice import Notice
from zones.ground.weeks import shanghai_day
from zones.journal.actions import write_deeds
from zones.journal.vocabulary import Fact, Source

KIND, RECORD_KIND = "aid.arrest", "arrest"


async def state_arrest(
    by: By, request: int, account: int, decider: int | None, person: int, states: bool, words: str, key: Key
) -> bool:
    """`decider` is the person who states it, where he is one. Returns whether it is new: one a person and request.

    Raises NoSuchRequest, NoSuchDeed, OwnArrest, ArrestNotStated, OtherBody.
    """

    async def do(now: datetime) -> str:
        stands = await reads.locked(request)
        if stands is None:
            raise NoSuchRequest()
        said = arrest(stands, person, states, words, decider)
        made = await state(request, person, account, said, now)
        if made is None:
            return ""
        alert, at = stands.alert_of(person), stands.raised_at
        fact = Fact(KIND, shanghai_day(at), person, alert.unit if alert else None, at)
        await write_deeds(None, stands.station, RECORD_KIND, [(made, Source(REGISTER, request), fact)], now)
        await enqueue([Notice("aid_arrest", f"person:{person}", f"arrest:{made}", request)], now)
        await note(by, "aid.arrest", "done", now, "aid", request)
        return "new"

    body = ["aid.arrest", str(request), str(person), str(states), words.strip()]
    return bool(await answered_once(key, body, do))
