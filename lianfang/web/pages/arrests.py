"""协助抓获: an officer states on a review who helped, and that no act barred by article 30 took place."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from lianfang.flows.aid.state_arrest import state_arrest
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.desk import check_station
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.places import station_of
from lianfang.web.pages.review import review_shown
from lianfang.wording import say, status
from zones.ground.refused import Refused


@post("/stations/{station:int}/aid/{aid:int}/arrests", opt={"action": "aid.decide"}, status_code=200)
async def state_it(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """A tick and a sentence: without both it is no deed."""
    fields, place = await form_of(request), await station_of(request, "aid.decide", station)
    await check_station(place.id, aid)
    actor, person = actor_of(request), number_asked(fields.get("person", "")) or 0
    said = (fields.get("sure") == "yes", fields.get("statement", ""))
    try:
        await state_arrest(by_of(request), aid, actor.account, actor.person, person, *said, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await review_shown(request, place, aid, error=say(refusal), stated=fields), status(refusal))
    return go(f"/stations/{place.id}/aid/{aid}?done=arrest")
