"""奖励 on a guard's phone: what is public, what was transferred, 确认领到 in two presses."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.prizes.receive import receive
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.prizes import own_prizes_seen
from lianfang.web.pages.prize_view import own_page
from lianfang.wording import say, status
from zones.ground.refused import Refused

THANKS = "记下了，谢谢您为大家出力。"


@get("/points/prizes", opt={"action": "prize.own"})
async def my_prizes(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return page(own_page(request, await own_prizes_seen(actor_of(request)), notice=THANKS if done else ""))


@post("/points/prizes/{won:int}", opt={"action": "prize.own"}, status_code=200)
async def receive_prize(request: ReadRequest, won: FromPath[int]) -> Response[Any]:
    """The money is there."""
    fields, own = await form_of(request), own_scope(actor_of(request), "prize.own")
    try:
        await receive(by_of(request), own, won, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        seen = await own_prizes_seen(actor_of(request))
        return page(own_page(request, seen, error=say(refusal)), status(refusal))
    return go("/points/prizes?done=received")
