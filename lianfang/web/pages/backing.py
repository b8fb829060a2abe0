"""依据与协议: the order in force and every unit's agreement, for the station and the bureau."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, scope
from lianfang.flows.backing.order import Order, end_order, give_order
from lianfang.flows.backing.standing import standing
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.backing_view import backing_page
from lianfang.web.pages.places import station_of
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.roster.errors import BadDays
from zones.roster.reads import StationRow

NOTICES = {"given": "依据记下了。", "ended": "依据结束了，从现在起不排也不叫。"}


@get("/stations/{station:int}/backing", opt={"action": "backing.see"})
async def backing(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[Any]:
    """What is there, what is missing, and what that means now."""
    place = await station_of(request, "backing.see", station)
    return await _shown(request, place, notice=NOTICES.get(done, ""))


@post("/stations/{station:int}/orders", opt={"action": "backing.order"}, status_code=200)
async def record_order(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """A written basis from above the station."""
    fields, place = await form_of(request), await station_of(request, "backing.order", station)

    async def give() -> None:
        since, until = day_asked(fields.get("since", "")), day_asked(fields.get("until", ""))
        if since is None:
            raise BadDays()
        order = Order(fields.get("number", "").strip(), since, until, fields.get("issuer", "").strip())
        await give_order(by_of(request), place, order, key_of(request, fields))

    return await _answer(request, place, give(), "given")


@post("/stations/{station:int}/orders/end", opt={"action": "backing.order"}, status_code=200)
async def finish_order(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """At once: nobody is sent or called under it from now on."""
    fields, place = await form_of(request), await station_of(request, "backing.order", station)
    order = number_asked(fields.get("order", "")) or 0
    return await _answer(request, place, end_order(by_of(request), place, order, key_of(request, fields)), "ended")


async def _answer(request: ReadRequest, place: StationRow, doing: Awaitable[None], done: str) -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, place, status(refusal), error=say(refusal), typed=await form_of(request))
    return go(f"/stations/{place.id}/backing?done={done}")


async def _shown(request: ReadRequest, place: StationRow, code: int = 200, **shown: Any) -> Response[str]:
    seen = await standing(scope(actor_of(request), "backing.see", Thing(station=place.id)))
    return page(backing_page(request, place, seen, **shown), code)
