"""The office writes down a receipt that was signed on paper."""

from datetime import date, datetime

from bulletins.distribution.actions import Signed, write_receipt
from bulletins.distribution.errors import NotDelivered
from bulletins.distribution.reads import deliveries
from bulletins.distribution.rules import day_signed, tidy_name
from bulletins.distribution.vocabulary import Delivery
from bulletins.register.reads.issued import issued
from bulletins.register.vocabulary import Work
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.distribution.receive import already
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def take_paper(by: By, scope: Scope, work: Work, delivery: int, day: date | None, name: str, key: Key) -> None:
    """`name` took the paper on `day`. Raises ReceiverNameNeeded, ReceiptDayWrong, NotDelivered, AlreadyReceived."""
    who = tidy_name(name)

    async def do(now: datetime) -> str:
        one = await _sent(scope, work, delivery)
        signed_on = day_signed(day, await _issued_on(work, one.erratum), shanghai_day(now))
        if not await write_receipt(one.id, Signed(signed_on, by.account, name=who, paper=True), now):
            raise already(await _sent(scope, work, delivery))
        await note(by, "bulletin.paper", "done", now, "bulletin", work.id)
        return "done"

    await answered_once(key, [str(work.id), str(delivery), str(day), who], do)


async def _sent(scope: Scope, work: Work, delivery: int) -> Delivery:
    found = next((one for one in await deliveries(scope, work.id) if one.id == delivery), None)
    if found is None:
        raise NotDelivered()
    return found


async def _issued_on(work: Work, erratum: int) -> date:
    one = await issued(work.id)
    assert one
    return next((made.issued_on for made in one.errata if made.number == erratum), one.issued_on)
