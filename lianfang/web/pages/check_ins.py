"""到点登记 of a station: what waits for an officer, and what came in a day."""

from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, can, scope
from lianfang.database import look
from lianfang.flows.patrol.decide_check_in import decide_check_in
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.places import station_of
from lianfang.web.pages.told import wall
from lianfang.web.views import CheckInRow, CheckInsPage, Tag
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.patrol.errors.checkins import UnknownPress
from zones.patrol.reads.checkins import CheckInLine, lately, to_check
from zones.patrol.vocabulary.checkins import CODE_WORDS, DOUBTS, STATE_WORDS
from zones.roster.reads import StationRow

MOST = 200
COLOURS = {"counted": "ok", "to_check": "gold", "refused": "mute"}
NOTICES = {"counted": "算数，记下了。", "refused": "不算，记下了。不扣分。"}


@get("/stations/{station:int}/check-ins", opt={"action": "patrol.see"})
async def check_ins(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "patrol.see", station)
    return page(await _shown(request, place, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/check-ins/{check_in:int}", opt={"action": "patrol.decide"}, status_code=200)
async def decide(request: ReadRequest, station: FromPath[int], check_in: FromPath[int]) -> Response[Any]:
    """Whether it counts."""
    fields, place = await form_of(request), await station_of(request, "patrol.decide", station)
    actor, verdict = actor_of(request), fields.get("verdict", "")
    reached = scope(actor, "patrol.decide", Thing(station=place.id))
    try:
        if verdict not in NOTICES:
            raise UnknownPress()
        counts, key = verdict == "counted", key_of(request, fields)
        await decide_check_in(by_of(request), actor.account, reached, check_in, counts, key)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, place, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/check-ins?done={verdict}")


async def _shown(request: ReadRequest, place: StationRow, **shown: Any) -> CheckInsPage:
    actor = actor_of(request)
    seen, decides = scope(actor, "patrol.see", Thing(station=place.id)), can(actor, "patrol.decide")
    since = now_of(request) - timedelta(days=1)
    waiting = await look(lambda: to_check(seen, MOST))
    came = await look(lambda: lately(seen, since, MOST))
    at = f"/stations/{place.id}/check-ins"
    return CheckInsPage(
        frame_of(request),
        place.name,
        tuple(_row(one, at if decides else "") for one in waiting),
        tuple(_row(one) for one in came),
        f"/stations/{place.id}/checkpoints" if can(actor, "patrol.plan") else "",
        **shown,
    )


def _row(one: CheckInLine, at: str = "") -> CheckInRow:
    doubts = [DOUBTS[doubt].words for doubt in one.reasons.split(",") if doubt]  # type: ignore[index]
    if one.metres is not None:
        doubts.append(f"离点位 {one.metres} 米")
    return CheckInRow(
        one.id,
        f"{wall(one.pressed_at)}"
        + (f"，{wall(one.at)} 才到" if (one.at - one.pressed_at).total_seconds() > 600 else ""),
        f"{one.zone_name} {one.name}",
        one.who,
        one.outing_number or "没有在巡逻",
        CODE_WORDS[one.code],
        tuple(doubts),
        Tag(STATE_WORDS[one.state], COLOURS[one.state]),  # type: ignore[arg-type]
        form(f"{at}/{one.id}") if at else None,
    )
