"""勤务令、协议、保险 of one unit: read by the unit and its company, who may pause; recorded by the police."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.flows.backing.agreement import agree, end_agreement, pause
from lianfang.flows.backing.readiness import insure, spare
from lianfang.flows.backing.standing import standing
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.unit_backing_view import unit_backing_page
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.errors import BadDays, NotOfThisUnit

NOTICES = {
    "agreement": "协议记下了。",
    "ended": "协议结束了，从现在起不排也不叫。",
    "paused": "暂停了，从现在起一个月不排也不叫。派出所已经知道。",
    "back": "恢复了，从现在起照常。派出所已经知道。",
    "insurance": "保险记下了。",
    "spared": "记下了。",
}


@get("/units/{unit:int}/backing", opt={"action": "unit.see"})
async def unit_backing(request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "") -> Response[Any]:
    scope = await unit_of(request, "unit.see", unit)
    return await _shown(request, scope, notice=NOTICES.get(done, ""))


@post("/units/{unit:int}/agreement", opt={"action": "backing.keep"}, status_code=200)
async def sign(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """In place of what was signed before for that day and later."""
    fields, scope = await form_of(request), await unit_of(request, "backing.keep", unit)

    async def do() -> None:
        since, until = day_asked(fields.get("since", "")), day_asked(fields.get("until", ""))
        if since is None:
            raise BadDays()
        client = fields.get("client") == "yes"
        await agree(by_of(request), scope, since, until, client, key_of(request, fields))

    return await _answer(request, scope, do(), "agreement")


@post("/units/{unit:int}/agreement/end", opt={"action": "backing.keep"}, status_code=200)
async def leave(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    fields, scope = await form_of(request), await unit_of(request, "backing.keep", unit)
    return await _answer(request, scope, end_agreement(by_of(request), scope, key_of(request, fields)), "ended")


@post("/units/{unit:int}/pause", opt={"action": "backing.pause"}, status_code=200)
async def rest(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """暂停一个月, or no longer: the unit's own right, no reason asked."""
    fields, scope = await form_of(request), await unit_of(request, "backing.pause", unit)
    paused = fields.get("paused") != "no"
    doing = pause(by_of(request), scope, paused, key_of(request, fields))
    return await _answer(request, scope, doing, "paused" if paused else "back")


@post("/units/{unit:int}/insurance", opt={"action": "backing.keep"}, status_code=200)
async def record_insurance(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """Of everybody who stands there today, or of one."""
    fields, scope = await form_of(request), await unit_of(request, "backing.keep", unit)

    async def do() -> None:
        until = day_asked(fields.get("until", ""))
        if until is None:
            raise BadDays()
        person = _person(fields) if fields.get("person") else None
        await insure(by_of(request), scope, until, person, key_of(request, fields))

    return await _answer(request, scope, do(), "insurance")


@post("/units/{unit:int}/spared", opt={"action": "backing.spare"}, status_code=200)
async def mark_spared(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """不参加处突, or again."""
    fields, scope = await form_of(request), await unit_of(request, "backing.spare", unit)

    async def do() -> None:
        spared = fields.get("spared") != "no"
        await spare(by_of(request), scope, _person(fields), spared, key_of(request, fields))

    return await _answer(request, scope, do(), "spared")


def _person(fields: dict[str, str]) -> int:
    """Raises NotOfThisUnit for what is no id at all."""
    person = number_asked(fields.get("person", ""))
    if person is None:
        raise NotOfThisUnit()
    return person


async def _answer(request: ReadRequest, scope: Scope, doing: Awaitable[object], done: str) -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, scope, status(refusal), error=say(refusal))
    return go(f"/units/{scope.unit}/backing?done={done}")


async def _shown(request: ReadRequest, scope: Scope, code: int = 200, **shown: Any) -> Response[str]:
    return page(unit_backing_page(request, scope, await standing(scope), **shown), code)
