"""抽问 on a visit: an officer puts on three to five questions, whoever asks them ticks knew or did not know."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.spot.put_on import put_on
from lianfang.flows.spot.tick import end, tick
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.spot import spot_seen, spots_seen
from lianfang.web.pages.places import station_of
from lianfang.web.pages.questions_view import number_of
from lianfang.web.pages.spot_view import spot_page, spots_page
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope

NOTICES = {"put-on": "出好了，可以去问了。", "ticked": "记下了，接着问下一位。", "ended": "结束了，数都留着。"}


@get("/stations/{station:int}/spot", opt={"action": "spot.see"})
async def spots(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    place = await station_of(request, "spot.see", station)
    return page(spots_page(request, place, await spots_seen(Scope((place.id,))), {}))


@post("/stations/{station:int}/spot", opt={"action": "spot.make"}, status_code=200)
async def new_spot(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """Own lines, so many from the bank."""
    fields, place = await form_of(request), await station_of(request, "spot.make", station)
    said = (fields.get("title", ""), fields.get("lines", ""), fields.get("topic", ""), number_of(fields, "draw"))
    account, key = actor_of(request).account, key_of(request, fields)
    try:
        made = await put_on(by_of(request), place.id, account, *said, key)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        seen = await spots_seen(Scope((place.id,)))
        return page(spots_page(request, place, seen, fields, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/spot/{made}?done=put-on")


@get("/stations/{station:int}/spot/{spot:int}", opt={"action": "spot.see"})
async def one_spot(
    request: ReadRequest,
    station: FromPath[int],
    spot: FromPath[int],
    unit: FromQuery[str] = "",
    whom: FromQuery[str] = "",
    done: FromQuery[str] = "",
) -> Response[str]:
    """`unit` and `whom` stay chosen for the next one."""
    place = await station_of(request, "spot.see", station)
    return await _shown(request, place.id, spot, {"unit": unit, "whom": whom}, notice=NOTICES.get(done, ""))


@post("/stations/{station:int}/spot/{spot:int}", opt={"action": "spot.tick"}, status_code=200)
async def tick_answers(request: ReadRequest, station: FromPath[int], spot: FromPath[int]) -> Response[Any]:
    """What one who was asked knew."""
    fields, place = await form_of(request), await station_of(request, "spot.tick", station)
    answers = {number_of({"n": name[2:]}, "n"): said for name, said in fields.items() if name.startswith("q-")}
    unit, whom, key = number_of(fields, "unit"), fields.get("whom", ""), key_of(request, fields)
    try:
        await tick(by_of(request), Scope((place.id,)), spot, unit, whom, answers, key)
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, place.id, spot, fields, status(refusal), error=say(refusal))
    return go(f"/stations/{place.id}/spot/{spot}?unit={unit}&whom={whom}&done=ticked")


@post("/stations/{station:int}/spot/{spot:int}/end", opt={"action": "spot.make"}, status_code=200)
async def end_spot(request: ReadRequest, station: FromPath[int], spot: FromPath[int]) -> Response[Any]:
    """It is asked no more."""
    fields, place = await form_of(request), await station_of(request, "spot.make", station)
    try:
        await end(by_of(request), Scope((place.id,)), spot, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, place.id, spot, {}, status(refusal), error=say(refusal))
    return go(f"/stations/{place.id}/spot/{spot}?done=ended")


async def _shown(
    request: ReadRequest, station: int, spot: int, chosen: dict[str, str], code: int = 200, **shown: Any
) -> Response[str]:
    return page(spot_page(request, await spot_seen(Scope((station,)), spot), chosen, **shown), code)
