"""兑换: a guard asks for something and may take it back; the office hands it out."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.redemptions.answer import answer
from lianfang.flows.redemptions.ask import ask
from lianfang.flows.redemptions.withdraw import withdraw
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.redemptions import exchange_seen, redemptions_seen
from lianfang.web.pages.exchange_view import own_page, queue_page
from lianfang.web.pages.places import station_of
from lianfang.wording import say, status
from scoring.points.deductions.vocabulary import Hand
from zones.ground.refused import Refused
from zones.ground.scope import Scope

OWN = {
    "asked": "记下了，分先扣着。请到分局联勤联防办公室领；没领到以前可以取消。",
    "back": "取消了，分退回来了。",
}
OFFICE = {"handed": "记下了，本人收到了通知。", "declined": "没有发，分退回去了，本人收到了通知。"}


@get("/points/exchange", opt={"action": "exchange.own"})
async def my_exchange(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return page(own_page(request, await exchange_seen(actor_of(request)), notice=OWN.get(done, "")))


@post("/points/exchange", opt={"action": "exchange.own"}, status_code=200)
async def ask_for_good(request: ReadRequest) -> Response[Any]:
    """One of the list."""
    fields, actor = await form_of(request), actor_of(request)
    own = own_scope(actor, "exchange.own")
    try:
        await ask(by_of(request), own, actor.account, fields.get("code", ""), key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        return await _own_again(request, refusal)
    return go("/points/exchange?done=asked")


@post("/points/exchange/{redemption:int}/withdrawal", opt={"action": "exchange.own"}, status_code=200)
async def take_redemption_back(request: ReadRequest, redemption: FromPath[int]) -> Response[Any]:
    """While it waits."""
    fields, own = await form_of(request), own_scope(actor_of(request), "exchange.own")
    try:
        await withdraw(by_of(request), own, redemption, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        return await _own_again(request, refusal)
    return go("/points/exchange?done=back")


async def _own_again(request: ReadRequest, refusal: Refused) -> Response[Any]:
    await write_refusal(refusal, request.scope)
    return page(own_page(request, await exchange_seen(actor_of(request)), error=say(refusal)), status(refusal))


@get("/stations/{station:int}/redemptions", opt={"action": "exchange.see"})
async def station_redemptions(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "exchange.see", station)
    seen = await redemptions_seen(Scope((place.id,)))
    return page(queue_page(request, place, seen, notice=OFFICE.get(done, "")))


@post("/stations/{station:int}/redemptions/{redemption:int}", opt={"action": "exchange.answer"}, status_code=200)
async def answer_redemption(request: ReadRequest, station: FromPath[int], redemption: FromPath[int]) -> Response[Any]:
    """Handed out, or not."""
    fields, place = await form_of(request), await station_of(request, "exchange.answer", station)
    actor, here = actor_of(request), Scope((place.id,))
    said = (Hand(actor.account, actor.person), redemption, fields.get("decision", ""), key_of(request, fields))
    try:
        done = await answer(by_of(request), here, *said)
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(queue_page(request, place, await redemptions_seen(here), error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/redemptions?done={done}")
