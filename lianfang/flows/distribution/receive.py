"""签收: whoever is in charge of a unit signs on his phone for what was sent to it, once."""

from datetime import datetime

from bulletins.distribution.actions import Signed, write_receipt
from bulletins.distribution.errors import AlreadyReceived
from bulletins.distribution.reads import deliveries
from bulletins.distribution.vocabulary import Delivery
from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def receive(by: By, scope: Scope, person: int | None, bulletin: int, last: int, key: Key) -> None:
    """The bulletin and its corrections up to number `last` (those that he was shown), for the scope's units.

    Raises NotYours where nothing was sent to them, AlreadyReceived.
    """

    async def do(now: datetime) -> str:
        signed = Signed(shanghai_day(now), by.account, person)
        fresh = [one for one in await _sent(scope, bulletin, last) if await write_receipt(one.id, signed, now)]
        if not fresh:
            raise already((await _sent(scope, bulletin, last))[-1])
        await note(by, "bulletin.receive", "done", now, "bulletin", bulletin)
        return "done"

    await answered_once(key, [str(bulletin), str(last)], do)


async def _sent(scope: Scope, bulletin: int, last: int) -> list[Delivery]:
    found = [one for one in await deliveries(scope, bulletin) if one.erratum <= last]
    if not found:
        raise NotYours()
    return found


def already(one: Delivery) -> AlreadyReceived:
    """Says when it was signed, and by whom."""
    assert one.signed_on
    day = f"{one.signed_on.month}月{one.signed_on.day}日"
    return AlreadyReceived(to=one.to, day=day, who=one.signed_by or "当时的负责人")
