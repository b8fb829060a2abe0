"""用得对不对: an officer judges a closed request on its review, and ends a pause before its time."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from lianfang.flows.aid.judge import judge
from lianfang.flows.aid.lift import lift
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.desk import check_station
from lianfang.web.pages.places import station_of
from lianfang.web.pages.review import review_shown
from lianfang.wording import say, status
from zones.aid.vocabulary import RIGHTFUL
from zones.ground.refused import Refused
from zones.roster.reads import StationRow


@post("/stations/{station:int}/aid/{aid:int}/judgement", opt={"action": "aid.decide"}, status_code=200)
async def judge_request(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """用得对, or 属于滥用 with what it was and one line."""
    fields, place = await form_of(request), await station_of(request, "aid.decide", station)
    await check_station(place.id, aid)
    verdict, account = fields.get("verdict", ""), actor_of(request).account
    doing = judge(by_of(request), aid, account, verdict, fields.get("line", ""), key_of(request, fields))
    return await _answer(request, place, aid, doing, "right" if verdict == RIGHTFUL else "paused")


@post("/stations/{station:int}/aid/{aid:int}/lifting", opt={"action": "aid.decide"}, status_code=200)
async def lift_pause(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """解除暂停, with the reason."""
    fields, place = await form_of(request), await station_of(request, "aid.decide", station)
    await check_station(place.id, aid)
    doing = lift(by_of(request), aid, actor_of(request).account, fields.get("line", ""), key_of(request, fields))
    return await _answer(request, place, aid, doing, "lifted")


async def _answer(
    request: ReadRequest, place: StationRow, aid: int, doing: Awaitable[object], done: str
) -> Response[Any]:
    """The review anew; with a sentence where it was refused, beside what was typed."""
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        shown = await review_shown(request, place, aid, error=say(refusal), typed=await form_of(request))
        return page(shown, status(refusal))
    return go(f"/stations/{place.id}/aid/{aid}?done={done}")
