"""签收: a unit's head on his phone; the office writes down what was signed on paper."""

from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from lianfang.access import scope
from lianfang.flows.distribution.receive import receive
from lianfang.flows.distribution.take_paper import take_paper
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.bulletins import issued_seen
from lianfang.web.looks.receipts import own_units
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.errata import shown
from lianfang.web.pages.places import work_of
from lianfang.wording import say, status
from zones.ground.refused import Refused


@post("/bulletin/{bulletin:int}/receipt", opt={"action": "bulletin.receive"}, status_code=200)
async def sign_for(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """For all that his unit was shown of it: `last` is the last correction's number."""
    fields, actor = await form_of(request), actor_of(request)
    last = number_asked(fields.get("last", "")) or 0
    await receive(by_of(request), own_units(actor), actor.person, bulletin, last, key_of(request, fields))
    return go(f"/bulletin/{bulletin}")


@post("/bulletins/{bulletin:int}/receipts", opt={"action": "bulletin.deliver"}, status_code=200)
async def write_down(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """A receipt from paper."""
    fields, work = await form_of(request), await work_of(request, "bulletin.deliver", bulletin)
    reach, delivery = scope(actor_of(request), "bulletin.deliver"), number_asked(fields.get("delivery", "")) or 0
    try:
        day, name = day_asked(fields.get("day", "")), fields.get("name", "")
        await take_paper(by_of(request), reach, work, delivery, day, name, key_of(request, fields))
    except Refused as refusal:
        one = await issued_seen(work)
        if one is None:
            raise
        await write_refusal(refusal, request.scope)
        return page(await shown(request, work, one, error=say(refusal), signing=fields), status(refusal))
    return go(f"/bulletins/{work.id}?done=signed")
