"""What the desk decides about a request, and what the units do: who asked, and whose guard is on the way."""

from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import NotYours
from lianfang.flows.aid.order import call_in, order, widen
from lianfang.flows.aid.seen import standing
from lianfang.web.answers import ReadRequest
from lianfang.web.api.aid_answers import Stands
from lianfang.web.api.operations import PLAIN, Id, Nothing, Word, command, key_of
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from zones.aid.rules.answering import GiveUp
from zones.aid.rules.deciding import Calm, Close, Receive, StandDown
from zones.aid.rules.raising import TakeBack
from zones.aid.vocabulary import Outcome, Request


class CloseAid(Struct, frozen=True, forbid_unknown_fields=True):
    """With the number of the police record, or the reason why nobody was sent: one of them."""

    outcome: Outcome
    number: Word = ""
    no_call_out: Annotated[str, Meta(max_length=200, pattern=PLAIN)] = ""
    injured: Annotated[int, Meta(ge=0, le=999)] = 0


class OfPerson(Struct, frozen=True, forbid_unknown_fields=True):
    """One of those who were told."""

    person: Annotated[int, Meta(ge=1, le=LARGEST_ID)]


@command("/aid-requests/{aid:int}/receipt", "aid.decide", "接报")
async def receive_aid(request: ReadRequest, aid: Id, data: JSONBody[Nothing]) -> Stands:
    """An officer's hand: nobody is rung any more."""
    await _asked(request, aid, "desk")
    given = Receive(actor_of(request).account)
    return Stands(await order(by_of(request), aid, given, key_of(request)))


@command("/aid-requests/{aid:int}/widening", "aid.decide", "扩大求援")
async def widen_aid(request: ReadRequest, aid: Id, data: JSONBody[Nothing]) -> Stands:
    """The next ring at once."""
    await _asked(request, aid, "desk")
    return Stands(await widen(by_of(request), aid, actor_of(request).account, key_of(request)))


@command("/aid-requests/{aid:int}/calls", "aid.decide", "加叫一人")
async def call_one_in(request: ReadRequest, aid: Id, data: JSONBody[OfPerson]) -> Stands:
    """Somebody on duty in the station, however far, by hand."""
    await _asked(request, aid, "desk")
    return Stands(await call_in(by_of(request), aid, actor_of(request).account, data.person, key_of(request)))


@command("/aid-requests/{aid:int}/stand-down", "aid.decide", "不用去了")
async def stand_down_aid(request: ReadRequest, aid: Id, data: JSONBody[OfPerson]) -> Stands:
    """Somebody need not come."""
    asked = await _asked(request, aid, "desk")
    if asked.alert_of(data.person) is None:
        raise NotYours()
    given = StandDown(actor_of(request).account, data.person)
    return Stands(await order(by_of(request), aid, given, key_of(request)))


@command("/aid-requests/{aid:int}/closure", "aid.decide", "处置完毕")
async def close_aid(request: ReadRequest, aid: Id, data: JSONBody[CloseAid]) -> Stands:
    """By an officer. Everybody who was told hears of it."""
    await _asked(request, aid, "desk")
    given = Close(actor_of(request).account, data.outcome, data.number, data.no_call_out, data.injured)
    return Stands(await order(by_of(request), aid, given, key_of(request)))


@command("/aid-requests/{aid:int}/recall", "aid.unit", "叫回本单位的人")
async def recall_guard(request: ReadRequest, aid: Id, data: JSONBody[OfPerson]) -> Stands:
    """The unit that sent a guard needs him back."""
    asked = await _asked(request, aid, "sender")
    led = {held.unit for held in actor_of(request).roles if held.role == "unit"}
    alert = asked.alert_of(data.person)
    if alert is None or alert.unit not in led:
        raise NotYours()
    given = GiveUp(data.person, by_unit=True, account=actor_of(request).account)
    return Stands(await order(by_of(request), aid, given, key_of(request)))


@command("/aid-requests/{aid:int}/calm", "aid.raise", "事情平息了")
async def calm_aid(request: ReadRequest, aid: Id, data: JSONBody[Nothing]) -> Stands:
    """The unit that asked says so; an officer closes."""
    await _asked(request, aid, "unit")
    return Stands(await order(by_of(request), aid, Calm(actor_of(request).account), key_of(request)))


@command("/aid-requests/{aid:int}/withdrawal", "aid.raise", "点错了，撤回")
async def take_aid_back(request: ReadRequest, aid: Id, data: JSONBody[Nothing]) -> Stands:
    """In the first seconds alone; it stays on record."""
    await _asked(request, aid, "unit")
    return Stands(await order(by_of(request), aid, TakeBack(actor_of(request).account), key_of(request)))


async def _asked(request: ReadRequest, aid: int, audience: str) -> Request:
    """The request as it stands, for this audience alone. Raises NotYours."""
    found, asked = await standing(actor_of(request), aid)
    if found != audience:
        raise NotYours()
    return asked
