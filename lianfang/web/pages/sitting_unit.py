"""考试 for a unit's head: how many of his guards passed, and whom he has seen where the unit looks after a sitting."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.sittings.check_in import check_in
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.sittings import supervised_sitting, unit_sittings
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.sitting_desk_view import door_page, unit_page
from lianfang.wording import say, status
from scoring.points.deductions.vocabulary import Hand
from zones.ground.refused import Refused
from zones.ground.scope import Scope

NOTICES = {"in": "核对过了，他可以开始。"}


@get("/units/{unit:int}/sittings", opt={"action": "sitting.unit"})
async def unit_list(request: ReadRequest, unit: FromPath[int]) -> Response[str]:
    """Its share; no name, no points."""
    return page(unit_page(request, await unit_sittings(await unit_of(request, "sitting.unit", unit))))


@get("/units/{unit:int}/sittings/{sitting:int}", opt={"action": "sitting.unit"})
async def at_the_door(
    request: ReadRequest, unit: FromPath[int], sitting: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    """One that the unit looks after."""
    scope = await unit_of(request, "sitting.unit", unit)
    return await _shown(request, scope, sitting, notice=NOTICES.get(done, ""))


@post("/units/{unit:int}/sittings/{sitting:int}/check-ins", opt={"action": "sitting.unit"}, status_code=200)
async def see_somebody(request: ReadRequest, unit: FromPath[int], sitting: FromPath[int]) -> Response[Any]:
    """Seen, and compared with his paper; never himself."""
    fields, scope = await form_of(request), await unit_of(request, "sitting.unit", unit)
    actor, person = actor_of(request), number_asked(fields.get("person", "")) or 0
    hand, key = Hand(actor.account, actor.person), key_of(request, fields)
    try:
        await check_in(by_of(request), hand, scope, sitting, person, key)
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, scope, sitting, status(refusal), error=say(refusal))
    return go(f"/units/{unit}/sittings/{sitting}?done=in")


async def _shown(request: ReadRequest, scope: Scope, sitting: int, code: int = 200, **shown: Any) -> Response[str]:
    return page(door_page(request, scope.unit or 0, await supervised_sitting(scope, sitting), **shown), code)
