"""一票否决: an officer proposes, the office decides and lifts. What for stands here; a unit never reads it."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, Thing, can
from lianfang.flows.vetoes.decide import decide
from lianfang.flows.vetoes.lift import lift
from lianfang.flows.vetoes.propose import propose
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.deductions import check_veto, vetoes_seen
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.places import station_of
from lianfang.web.pages.veto_view import vetoes_page
from lianfang.wording import say, status
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes.errors import BadVetoDays
from scoring.points.vetoes.vocabulary import LONGEST, Said
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.reads import StationRow

NOTICES = {
    "waiting": "提出了，等分局办公室定。保安员现在还不知道。",
    "made": "定了，保安员收到了通知。",
    "declined": "没有同意，提出的民警收到了通知。",
    "lifted": "解除了，保安员收到了通知。",
}


@get("/stations/{station:int}/vetoes", opt={"action": "veto.see"})
async def station_vetoes(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "veto.see", station)
    return await _shown(request, place, {}, notice=NOTICES.get(done, ""))


@post("/stations/{station:int}/vetoes", opt={"action": "veto.propose"}, status_code=200)
async def propose_veto(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """The first of two: the office is the other one."""
    fields, place = await form_of(request), await station_of(request, "veto.propose", station)
    actor = actor_of(request)

    async def do() -> str:
        since, until = day_asked(fields.get("since", "")), day_asked(fields.get("until", ""))
        if since is None or until is None:
            raise BadVetoDays(days=LONGEST.days)
        person, ground = number_asked(fields.get("person", "")) or 0, fields.get("ground", "")
        said = Said(person, ground, since, until, fields.get("document", "").strip())
        hand, words, key = Hand(actor.account, actor.person), fields.get("words", ""), key_of(request, fields)
        await propose(by_of(request), place.id, hand, actor.officer, said, words, key)
        return "waiting"

    return await _done(request, place, do(), fields)


@post("/stations/{station:int}/vetoes/{proposal:int}", opt={"action": "veto.decide"}, status_code=200)
async def decide_veto(request: ReadRequest, station: FromPath[int], proposal: FromPath[int]) -> Response[Any]:
    """Made or declined, by the office."""
    fields, place = await form_of(request), await station_of(request, "veto.decide", station)
    actor, of = actor_of(request), Scope((place.id,))
    await check_veto(of, proposal, "veto_proposal")
    hand, decision, key = Hand(actor.account, actor.person), fields.get("decision", ""), key_of(request, fields)
    return await _done(request, place, decide(by_of(request), of, hand, proposal, decision, key), {})


@post("/stations/{station:int}/vetoes/{veto:int}/lifting", opt={"action": "veto.decide"}, status_code=200)
async def lift_veto(request: ReadRequest, station: FromPath[int], veto: FromPath[int]) -> Response[Any]:
    """With a reason: a row more."""
    fields, place = await form_of(request), await station_of(request, "veto.decide", station)
    actor, of = actor_of(request), Scope((place.id,))
    await check_veto(of, veto, "veto")

    async def do() -> str:
        hand, reason = Hand(actor.account, actor.person), fields.get("reason", "")
        await lift(by_of(request), of, hand, veto, reason, key_of(request, fields))
        return "lifted"

    return await _done(request, place, do(), {})


async def _done(request: ReadRequest, place: StationRow, doing: Awaitable[str], typed: dict[str, str]) -> Response[Any]:
    try:
        done = await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, place, typed, status(refusal), error=say(refusal))
    return go(f"/stations/{place.id}/vetoes?done={done}")


async def _shown(
    request: ReadRequest, place: StationRow, typed: dict[str, str], code: int = 200, **shown: Any
) -> Response[str]:
    thing, actor = Thing(station=place.id), actor_of(request)
    proposes, decides = can(actor, "veto.propose", thing), can(actor, "veto.decide", thing)
    seen = await vetoes_seen(Scope((place.id,)))
    return page(vetoes_page(request, place, seen, proposes, decides, typed, **shown), code)
