"""指挥: the duty desk, and every button on it. An auxiliary sees it all; an officer's hand decides."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, Thing, scope
from lianfang.commands import Key
from lianfang.flows.aid.order import call_in, order, widen
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.desk import channel_seen, check_station, desk_seen, unit_there
from lianfang.web.pages.desk_call import Typed
from lianfang.web.pages.desk_view import desk_page
from lianfang.web.pages.places import station_of
from lianfang.web.views import DeskPage
from lianfang.wording import say, status
from zones.aid.errors import UnknownKind
from zones.aid.rules.deciding import Close, Receive, StandDown
from zones.aid.vocabulary import KINDS
from zones.ground.refused import Refused
from zones.roster.reads import StationRow

NOTICES = {
    "receipt": "已接报，求援单位看到“派出所已收到”了。",
    "widening": "已扩大，又告诉了一圈人。",
    "stand-down": "已告诉他不用去了。",
    "calls": "已叫他来。",
    "closure": "处置完毕，已告诉求援单位和来过的人。",
    "requests": "已替单位求援，就是最上面这一张。",
}
MOST_DIGITS = 18


@get("/stations/{station:int}/desk", opt={"action": "aid.desk"})
async def desk(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[Any]:
    place = await station_of(request, "aid.desk", station)
    return page(await _shown(request, place, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/desk/requests", opt={"action": "aid.behalf"}, status_code=200)
async def ask_for_somebody(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """替人求援: by phone, on a unit's behalf."""
    fields, place = await form_of(request), await station_of(request, "aid.behalf", station)
    kind, drill = fields.get("kind", ""), fields.get("drill", "") == "yes"
    if kind not in KINDS:
        raise UnknownKind()
    unit = await unit_there(place.id, _number(fields.get("unit", "")))
    cry = Cry(actor_of(request).account, unit, kind, None, drill, behalf=True)
    return await _answer(request, place, raise_request(by_of(request), cry, key_of(request, fields)), "requests")


@post("/stations/{station:int}/desk/requests/{aid:int}/receipt", opt={"action": "aid.decide"}, status_code=200)
async def receive(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """接报."""
    place, account, key = await _ours(request, station, aid)
    return await _answer(request, place, order(by_of(request), aid, Receive(account), key), "receipt")


@post("/stations/{station:int}/desk/requests/{aid:int}/widening", opt={"action": "aid.decide"}, status_code=200)
async def ask_wider(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """扩大: the next ring at once."""
    place, account, key = await _ours(request, station, aid)
    return await _answer(request, place, widen(by_of(request), aid, account, key), "widening")


@post("/stations/{station:int}/desk/requests/{aid:int}/calls", opt={"action": "aid.decide"}, status_code=200)
async def call_one(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """叫他: one more person, by hand."""
    fields = await form_of(request)
    place, account, key = await _ours(request, station, aid)
    person = _number(fields.get("person", ""))
    return await _answer(request, place, call_in(by_of(request), aid, account, person, key), "calls")


@post("/stations/{station:int}/desk/requests/{aid:int}/stand-down", opt={"action": "aid.decide"}, status_code=200)
async def spare(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """不用去了: one person."""
    fields = await form_of(request)
    place, account, key = await _ours(request, station, aid)
    given = StandDown(account, _number(fields.get("person", "")))
    return await _answer(request, place, order(by_of(request), aid, given, key), "stand-down")


@post("/stations/{station:int}/desk/requests/{aid:int}/closure", opt={"action": "aid.decide"}, status_code=200)
async def close(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """处置完毕: with the number of the police record, or the reason why nobody was sent."""
    fields = await form_of(request)
    place, account, key = await _ours(request, station, aid)
    injured = _number(fields.get("injured", "") or "0", otherwise=-1)
    given = Close(account, fields.get("outcome", ""), fields.get("number", ""), fields.get("no_call_out", ""), injured)
    return await _answer(request, place, order(by_of(request), aid, given, key), "closure", aid)


async def _ours(request: ReadRequest, station: int, aid: int) -> tuple[StationRow, int, Key]:
    """(the station, who decides, the form's key). Raises NotYours where the request is another station's."""
    place = await station_of(request, "aid.decide", station)
    await check_station(place.id, aid)
    return place, actor_of(request).account, key_of(request, await form_of(request))


async def _answer(
    request: ReadRequest, place: StationRow, doing: Awaitable[object], done: str, closing: int = 0
) -> Response[Any]:
    """The desk anew; with a sentence where it was refused, beside the form that was filled in."""
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        typed = Typed(closing, await form_of(request), say(refusal)) if closing else None
        return page(await _shown(request, place, error=say(refusal), typed=typed), status(refusal))
    return go(f"/stations/{place.id}/desk?done={done}")


async def _shown(
    request: ReadRequest, place: StationRow, *, error: str = "", notice: str = "", typed: Typed | None = None
) -> DeskPage:
    seen = await desk_seen(scope(actor_of(request), "aid.desk", Thing(station=place.id)))
    return desk_page(request, place, seen, await channel_seen(place.bureau), error=error, notice=notice, typed=typed)


def _number(text: str, otherwise: int = 0) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else otherwise
