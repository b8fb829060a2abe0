"""今晚可派: how many a unit sends tonight, who goes, whether the walkers may look inside. Each is one press."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.database import look
from lianfang.flows.patrol.name_walker import name_walker
from lianfang.flows.patrol.offer import consent, offer
from lianfang.flows.patrol.tonight import of_unit
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.tonight_view import tonight_page
from lianfang.web.views import TonightPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.patrol.errors.outings import UnknownOffer, UnknownWord
from zones.reports.reads.records import how_many_asked

NOTICES = {
    "offer": "报上了，18:00 前随时改。",
    "named": "派好了，他的手机上看得到。",
    "free": "收回了。",
    "inside": "记下了：今晚可以进来看。",
    "outside": "记下了：今晚不进来看。",
}


@get("/units/{unit:int}/tonight", opt={"action": "patrol.offer"})
async def tonight(request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    scope = await unit_of(request, "patrol.offer", unit)
    return page(await _shown(request, scope, notice=NOTICES.get(done, "")))


@post("/units/{unit:int}/tonight/offer", opt={"action": "patrol.offer"}, status_code=200)
async def say_how_many(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """0, 1 or 2; with 0 a reason, if the unit wants to give one."""
    fields, scope = await form_of(request), await unit_of(request, "patrol.offer", unit)
    account, key = actor_of(request).account, key_of(request, fields)

    async def do() -> None:
        number = number_asked(fields.get("number", ""))
        if number is None:
            raise UnknownOffer()
        await offer(by_of(request), scope, number, fields.get("reason", ""), account, key)

    return await _answer(request, scope, do(), "offer")


@post("/units/{unit:int}/tonight/names", opt={"action": "patrol.offer"}, status_code=200)
async def say_who(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """派他, or not after all."""
    fields, scope = await form_of(request), await unit_of(request, "patrol.offer", unit)
    named = fields.get("named", "") != "no"

    async def do() -> None:
        outing, person = _number(fields.get("outing", "")), _number(fields.get("person", ""))
        await name_walker(by_of(request), scope, outing, person, named, key_of(request, fields))

    return await _answer(request, scope, do(), "named" if named else "free")


@post("/units/{unit:int}/tonight/consent", opt={"action": "patrol.offer"}, status_code=200)
async def let_in(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """同意进来看, or not."""
    fields, scope = await form_of(request), await unit_of(request, "patrol.offer", unit)
    agrees = fields.get("agrees", "") != "no"

    async def do() -> None:
        outing = _number(fields.get("outing", ""))
        await consent(by_of(request), scope, outing, agrees, key_of(request, fields))

    return await _answer(request, scope, do(), "inside" if agrees else "outside")


def _number(text: str) -> int:
    """Raises UnknownWord for what no row can have."""
    number = number_asked(text)
    if number is None:
        raise UnknownWord()
    return number


async def _answer(request: ReadRequest, scope: Scope, doing: Awaitable[object], done: str) -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, scope, error=say(refusal)), status(refusal))
    return go(f"/units/{scope.unit}/tonight?done={done}")


async def _shown(request: ReadRequest, scope: Scope, **said: str) -> TonightPage:
    own = actor_of(request).person
    claims = await look(lambda: how_many_asked(scope, own))
    return tonight_page(frame_of(request), await of_unit(scope), claims, **said)
