"""扣分单 at the station: an officer proposes and takes back; everybody there sees how far each has come."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, Thing, can
from lianfang.flows.deductions.propose import Told, propose
from lianfang.flows.deductions.take_back import take_back
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.deductions import check_slip, slips_seen
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.deduction_view import bars, desk_card, guards, kinds
from lianfang.web.pages.places import station_of
from lianfang.web.views import StationSlipsPage
from lianfang.wording import say, status
from scoring.points.deductions.vocabulary import OPEN, WITHIN, Hand
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow

NOTICES = {
    "proposed": "提出了，已经告诉保安员，先听他说。",
    "barred": "记下了：这种情况不扣分，以后也不再提。没有惊动保安员。",
    "dropped": "收回了，没有扣分。保安员收到了通知。",
    "withdrawn": "撤回了，分退回去了。保安员和单位收到了通知。",
}


@get("/stations/{station:int}/deductions", opt={"action": "deduction.desk"})
async def station_slips(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "deduction.desk", station)
    return page(await _shown(request, place, {}, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/deductions", opt={"action": "deduction.propose"}, status_code=200)
async def propose_one(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """The first of two: the unit is the other one."""
    fields, place = await form_of(request), await station_of(request, "deduction.propose", station)
    actor, (unit, _, person) = actor_of(request), fields.get("guard", "").partition(".")
    try:
        told = Told(
            number_asked(unit) or 0,
            number_asked(person) or 0,
            fields.get("kind", ""),
            day_asked(fields.get("day", "")),
            fields.get("bar", ""),
            fields.get("words", ""),
        )
        hand = Hand(actor.account, actor.person)
        _, state = await propose(by_of(request), place.id, hand, actor.officer, told, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, place, fields, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/deductions?done={'barred' if state == 'dropped' else state}")


@post("/stations/{station:int}/deductions/{deduction:int}", opt={"action": "deduction.propose"}, status_code=200)
async def take_one_back(request: ReadRequest, station: FromPath[int], deduction: FromPath[int]) -> Response[Any]:
    """With a reason that the guard reads."""
    fields, place = await form_of(request), await station_of(request, "deduction.propose", station)
    actor, of = actor_of(request), Scope((place.id,))
    await check_slip(of, deduction)
    hand, why = Hand(actor.account, actor.person), fields.get("why", "")
    try:
        state = await take_back(by_of(request), of, hand, deduction, why, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, place, {}, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/deductions?done={state}")


async def _shown(request: ReadRequest, place: StationRow, typed: dict[str, str], **shown: Any) -> StationSlipsPage:
    seen = await slips_seen(Scope((place.id,)))
    proposes = can(actor_of(request), "deduction.propose", Thing(station=place.id))
    cards = [(row.slip.state in OPEN, desk_card(seen, row, proposes)) for row in seen.rows]
    today = shanghai_day(seen.now)
    return StationSlipsPage(
        frame_of(request),
        place.name,
        open=tuple(card for is_open, card in cards if is_open),
        over=tuple(card for is_open, card in cards if not is_open),
        new=form(f"/stations/{place.id}/deductions") if proposes and seen.guards else None,
        guards=guards(seen.guards, typed.get("guard", "")),
        kinds=kinds(typed.get("kind", "")),
        bars=bars(),
        day=today,
        earliest=today - WITHIN,
        hint="" if proposes else "提出和收回请民警点；核对是单位的事。",
        words=typed.get("words", ""),
        **shown,
    )
