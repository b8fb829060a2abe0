"""扣分单 at a unit: the guard's own words first, then 属实 or 不属实. Of a veto a unit reads no more than 暂不评奖."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.database import look
from lianfang.flows.deductions.decide import decide
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.deductions import check_slip, slips_seen
from lianfang.web.pages.deduction_view import unit_card
from lianfang.web.pages.places import unit_of
from lianfang.web.views import UnitSlipsPage
from lianfang.wording import say, status
from scoring.points.deductions.vocabulary import Hand
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.reads import called

NOTICES = {
    "stands": "记下了，照规则扣分。保安员收到了通知，可以提异议。",
    "dropped": "记下了，不扣分。保安员收到了通知。",
}


@get("/units/{unit:int}/deductions", opt={"action": "deduction.confirm"})
async def unit_slips(request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    of = await unit_of(request, "deduction.confirm", unit)
    return page(await _shown(request, of, notice=NOTICES.get(done, "")))


@post("/units/{unit:int}/deductions/{deduction:int}", opt={"action": "deduction.confirm"}, status_code=200)
async def confirm(request: ReadRequest, unit: FromPath[int], deduction: FromPath[int]) -> Response[Any]:
    """By whoever is in charge of the unit: never who proposed it, never the guard."""
    fields, of, actor = await form_of(request), await unit_of(request, "deduction.confirm", unit), actor_of(request)
    await check_slip(of, deduction)
    hand, words = Hand(actor.account, actor.person), fields.get("words", "")
    verdict, bar, key = fields.get("verdict", ""), fields.get("bar", ""), key_of(request, fields)
    try:
        state = await decide(by_of(request), of, hand, deduction, verdict, bar, words, key)
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, of, words, error=say(refusal)), status(refusal))
    return go(f"/units/{unit}/deductions?done={state}")


async def _shown(request: ReadRequest, of: Scope, typed: str = "", **shown: Any) -> UnitSlipsPage:
    seen, (name, _) = await slips_seen(of), await look(lambda: called(of))
    cards = [unit_card(seen, row, typed) for row in seen.rows]
    here = {one.person: one.name for one in seen.guards}
    return UnitSlipsPage(
        frame_of(request),
        name,
        waiting=tuple(card for card in cards if card.confirm),
        others=tuple(card for card in cards if not card.confirm),
        held_back=tuple(here[person] for person in seen.vetoes if person in here),
        **shown,
    )
