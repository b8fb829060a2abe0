"""查岗 of a station: call, watch the wall, tick posts, write reasons. An auxiliary ticks; an officer calls and decides."""

from collections.abc import Awaitable
from datetime import datetime
from typing import Any, get_args

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can
from lianfang.flows.rollcall.answer import Said, answer
from lianfang.flows.rollcall.call import call_roll
from lianfang.flows.rollcall.cancel import cancel
from lianfang.flows.rollcall.decide import decide
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.rollcall import calls_seen, named_posts, wall_seen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.places import station_of
from lianfang.web.pages.rollcall_view import line, wall_of, ways
from lianfang.web.views import Choice, RollCallPage, RollCallsPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_instant
from zones.rollcall.errors import BadTime, NoReason, NotAsked
from zones.rollcall.rules.answering import Verdict
from zones.rollcall.vocabulary import TICKED, Kind, Plan
from zones.roster.reads import StationRow

AGAIN_S = 3
MOST_PAGES = 10_000
NOTICES = {"called": "定下了。到时自动问到各岗。", "off": "取消了。", "tick": "记上了。", "reason": "原因记下了。"}


@get("/stations/{station:int}/roll-calls", opt={"action": "rollcall.see"})
async def roll_calls(
    request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "", sheet: FromQuery[str] = ""
) -> Response[Any]:
    """The wall of the call that runs, or of the last; the ways to call; the calls before."""
    place = await station_of(request, "rollcall.see", station)
    return page(await _calls_page(request, place, sheet, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/roll-calls", opt={"action": "rollcall.call"}, status_code=200)
async def make_call(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """A call of any kind."""
    fields, place = await form_of(request), await station_of(request, "rollcall.call", station)
    try:
        plan = await _plan(fields, Scope((place.id,)))
        await call_roll(by_of(request), place.id, plan, actor_of(request).account, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _calls_page(request, place, error=say(refusal), typed=fields), status(refusal))
    return go(f"/stations/{place.id}/roll-calls?done=called")


@get("/stations/{station:int}/roll-calls/{call:int}", opt={"action": "rollcall.see"})
async def roll_call(
    request: ReadRequest,
    station: FromPath[int],
    call: FromPath[int],
    done: FromQuery[str] = "",
    sheet: FromQuery[str] = "",
) -> Response[Any]:
    """One call's wall."""
    place = await station_of(request, "rollcall.see", station)
    return page(await _call_page(request, place, call, sheet, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/roll-calls/{call:int}/cancel", opt={"action": "rollcall.call"}, status_code=200)
async def cancel_call(request: ReadRequest, station: FromPath[int], call: FromPath[int]) -> Response[Any]:
    """One that has not opened."""
    fields, place = await form_of(request), await station_of(request, "rollcall.call", station)
    await _there(place, call)
    try:
        await cancel(by_of(request), place.id, call, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _calls_page(request, place, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/roll-calls?done=off")


@post("/stations/{station:int}/roll-calls/{call:int}/ticks", opt={"action": "rollcall.tick"}, status_code=200)
async def tick(request: ReadRequest, station: FromPath[int], call: FromPath[int]) -> Response[Any]:
    """到, written down for a post that said it by radio, on its line, or to somebody who stood before it."""
    fields, place = await form_of(request), await station_of(request, "rollcall.tick", station)
    how, row = fields.get("how", ""), number_asked(fields.get("row", "")) or 0

    async def write() -> None:
        if how not in TICKED:
            raise NotAsked()
        said = Said(call, row, how, account=actor_of(request).account)
        await answer(by_of(request), Scope((place.id,)), said, key_of(request, fields))

    return await _answered(request, place, call, write(), "tick")


@post("/stations/{station:int}/roll-calls/{call:int}/reasons", opt={"action": "rollcall.call"}, status_code=200)
async def write_reason(request: ReadRequest, station: FromPath[int], call: FromPath[int]) -> Response[Any]:
    """Excused, or silent, with the reason; or that a late answer counts."""
    fields, place = await form_of(request), await station_of(request, "rollcall.call", station)
    verdict, row = fields.get("verdict", ""), number_asked(fields.get("row", "")) or 0

    async def write() -> None:
        if verdict not in get_args(Verdict):
            raise NoReason()
        said, account = fields.get("reason", "").strip(), actor_of(request).account
        scope, key = Scope((place.id,)), key_of(request, fields)
        await decide(by_of(request), scope, call, row, verdict, said, account, key)  # type: ignore[arg-type]

    return await _answered(request, place, call, write(), "reason")


async def _answered(
    request: ReadRequest, place: StationRow, call: int, doing: Awaitable[None], done: str
) -> Response[Any]:
    try:
        await _there(place, call)
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _call_page(request, place, call, "", error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/roll-calls/{call}?done={done}")


async def _there(place: StationRow, call: int) -> None:
    """Raises NotYours."""
    if await wall_seen(Scope((place.id,)), call, 0) is None:
        raise NotYours()


async def _plan(fields: dict[str, str], scope: Scope) -> Plan:
    """Raises BadTime, and NobodyNamed for posts that nobody is called."""
    kind, zone = fields.get("kind", ""), number_asked(fields.get("zone", ""))
    if kind not in get_args(Kind):
        raise BadTime()
    return Plan(
        kind,  # type: ignore[arg-type]
        fields.get("basis", "").strip(),
        (zone,) if zone else (),
        await named_posts(scope, fields.get("posts", "")) if kind == "surprise" else (),
        _instant(fields.get("at", "")),
        _instant(fields.get("since", "")),
        _instant(fields.get("until", "")),
        fields.get("key_date", "").strip()[:40],
    )


def _instant(text: str) -> datetime | None:
    """A wall time of Shanghai as a browser writes it. Raises BadTime."""
    try:
        told = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise BadTime() from None
    if told is not None and (told.tzinfo is not None or not 2000 <= told.year < 2200):
        raise BadTime()
    return shanghai_instant(told) if told else None


def _page_asked(text: str) -> int:
    return min(number_asked(text) or 0, MOST_PAGES)


async def _calls_page(
    request: ReadRequest,
    place: StationRow,
    sheet: str = "",
    *,
    error: str = "",
    notice: str = "",
    typed: dict[str, str] | None = None,
) -> RollCallsPage:
    actor, at = actor_of(request), f"/stations/{place.id}/roll-calls"
    seen, decides = await calls_seen(Scope((place.id,)), _page_asked(sheet)), can(actor, "rollcall.call")
    wall = wall_of(seen.wall, at, ticks=can(actor, "rollcall.tick"), decides=decides) if seen.wall else None
    soon = any(one.call.state == "waiting" and one.call.opens_at <= seen.now for one in seen.calls)
    runs = seen.wall is not None and seen.wall.seen.call.running
    return RollCallsPage(
        frame_of(request),
        place.name,
        wall,
        tuple(line(one, at, decides=decides) for one in seen.calls),
        ways(at) if decides else (),
        (Choice("", "全所", True), *(Choice(str(zone.id), zone.name) for zone in seen.zones)),
        tuple(seen.bases),
        typed or ({"basis": seen.bases[0]} if seen.bases else {}),
        again_s=AGAIN_S if soon or runs else 0,
        error=error,
        notice=notice,
    )


async def _call_page(
    request: ReadRequest, place: StationRow, call: int, sheet: str, *, error: str = "", notice: str = ""
) -> RollCallPage:
    actor, at = actor_of(request), f"/stations/{place.id}/roll-calls"
    seen = await wall_seen(Scope((place.id,)), call, _page_asked(sheet))
    if seen is None or seen.seen.call.state in ("waiting", "missed"):
        raise NotYours()
    wall = wall_of(seen, at, ticks=can(actor, "rollcall.tick"), decides=can(actor, "rollcall.call"))
    again_s = AGAIN_S if seen.seen.call.running else 0
    return RollCallPage(frame_of(request), place.name, wall, at, again_s, error=error, notice=notice)
