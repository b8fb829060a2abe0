"""考试 at the station: make one, see who is in and how far, check in, give more time, make void. A unit's head who looks after one."""

from collections.abc import Awaitable
from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can
from lianfang.flows.sittings.call_off import call_off
from lianfang.flows.sittings.change import extend, void
from lianfang.flows.sittings.check_in import check_in
from lianfang.flows.sittings.make import make
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.sittings import sitting_of_paper, station_sittings, supervised_sitting
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.places import station_of
from lianfang.web.pages.sitting_desk_view import Presses, station_page, supervise_page
from lianfang.wording import say, status
from scoring.exams.sittings.errors import BadSitting
from scoring.exams.sittings.vocabulary import Blueprint, Plan
from scoring.points.deductions.vocabulary import Hand
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_instant
from zones.roster.reads import StationRow

NOTICES = {
    "made": "安排好了，请到的人在手机“考试”里能看到。",
    "in": "核对过了，他可以开始。",
    "extend": "加上了，他的手机上马上是新的时间。",
    "off": "取消了，请到的人手机上写着为什么；正在考的卷子作废，不算成绩。",
    "void": "作废了，他可以重新考，题目会换。",
}


@get("/stations/{station:int}/sittings", opt={"action": "sitting.see"})
async def station_list(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "sitting.see", station)
    return await _listed(request, place, {}, notice=NOTICES.get(done, ""))


@post("/stations/{station:int}/sittings", opt={"action": "sitting.make"}, status_code=200)
async def make_sitting(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """From what the bank asks now."""
    fields, place = await form_of(request), await station_of(request, "sitting.make", station)
    try:
        made = await make(by_of(request), actor_of(request).account, place.id, plan_of(fields), key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _listed(request, place, fields, status(refusal), error=say(refusal))
    return go(f"/stations/{place.id}/sittings/{made}?done=made")


@get("/stations/{station:int}/sittings/{sitting:int}", opt={"action": "sitting.see"})
async def one_sitting(
    request: ReadRequest, station: FromPath[int], sitting: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    """Who is in, how far, how long still."""
    place = await station_of(request, "sitting.see", station)
    return await _supervised(request, place, sitting, notice=NOTICES.get(done, ""))


@post("/stations/{station:int}/sittings/{sitting:int}/check-ins", opt={"action": "sitting.check_in"}, status_code=200)
async def check_somebody_in(request: ReadRequest, station: FromPath[int], sitting: FromPath[int]) -> Response[Any]:
    """Seen, and compared with his paper."""
    fields, place = await form_of(request), await station_of(request, "sitting.check_in", station)
    actor, person = actor_of(request), number_asked(fields.get("person", "")) or 0
    told = (Hand(actor.account, actor.person), Scope((place.id,)), sitting, person, key_of(request, fields))
    return await _done(request, place, sitting, check_in(by_of(request), *told), "in")


@post("/stations/{station:int}/papers/{attempt:int}", opt={"action": "sitting.change"}, status_code=200)
async def change_paper(request: ReadRequest, station: FromPath[int], attempt: FromPath[int]) -> Response[Any]:
    """More time for one, or void; each with a reason."""
    fields, place = await form_of(request), await station_of(request, "sitting.change", station)
    by, scope, key = by_of(request), Scope((place.id,)), key_of(request, fields)
    sitting, reason = await sitting_of_paper(scope, attempt), fields.get("reason", "")
    if fields.get("act", "") == "void":
        return await _done(request, place, sitting, void(by, scope, attempt, reason, key), "void")
    minutes = number_asked(fields.get("more", "")) or 0
    return await _done(request, place, sitting, extend(by, scope, attempt, minutes, reason, key), "extend")


@post("/stations/{station:int}/sittings/{sitting:int}/off", opt={"action": "sitting.make"}, status_code=200)
async def call_sitting_off(request: ReadRequest, station: FromPath[int], sitting: FromPath[int]) -> Response[Any]:
    """By whoever may make one here."""
    fields, place = await form_of(request), await station_of(request, "sitting.make", station)
    actor, reason = actor_of(request), fields.get("reason", "")
    told = (Scope((place.id,)), sitting, reason, key_of(request, fields))
    doing = call_off(by_of(request), actor.account, *told)
    return await _done(request, place, sitting, doing, "off")


def plan_of(fields: dict[str, str]) -> Plan:
    """What the form says. Raises BadSitting for what is no time."""
    supervisor = number_asked(fields.get("supervisor", ""))
    chosen = {name: [key[2:] for key in fields if key.startswith(name)] for name in ("u-", "t-")}
    return Plan(
        kind=fields.get("kind", ""),
        title=" ".join(fields.get("title", "").split()),
        supervised=fields.get("supervised", "") == "yes",
        opens_at=_instant(fields.get("opens", "")),
        closes_at=_instant(fields.get("closes", "")),
        units=tuple(sorted({number_asked(one) or 0 for one in chosen["u-"]})),
        supervisor=supervisor or None,
        blueprint=Blueprint(
            single=_count(fields.get("single", "")),
            multiple=_count(fields.get("multiple", "")),
            judge=_count(fields.get("judge", "")),
            minutes=_count(fields.get("minutes", "")),
            pass_points=_count(fields.get("pass", "")),
            resit=fields.get("resit", "") == "yes",
            topics=tuple(sorted(chosen["t-"])),
        ),
    )


def _count(text: str) -> int:
    """What is no number is a fault of the plan."""
    number = number_asked(text)
    return -1 if number is None or number > 10_000 else number


def _instant(text: str) -> datetime:
    """A wall time of Shanghai as a browser writes it. Raises BadSitting."""
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        raise BadSitting(why="开始和截止的时间要选") from None
    if told.tzinfo is not None or not 2000 <= told.year < 2200:
        raise BadSitting(why="开始和截止的时间要选")
    return shanghai_instant(told)


async def _done(
    request: ReadRequest, place: StationRow, sitting: int, doing: Awaitable[None], done: str
) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _supervised(request, place, sitting, status(refusal), error=say(refusal))
    return go(f"/stations/{place.id}/sittings/{sitting}?done={done}")


async def _listed(
    request: ReadRequest, place: StationRow, typed: dict[str, str], code: int = 200, **shown: Any
) -> Response[str]:
    seen, makes = await station_sittings(Scope((place.id,))), can(actor_of(request), "sitting.make")
    return page(station_page(request, place, seen, typed, makes, **shown), code)


async def _supervised(
    request: ReadRequest, place: StationRow, sitting: int, code: int = 200, **shown: Any
) -> Response[str]:
    seen, actor = await supervised_sitting(Scope((place.id,)), sitting), actor_of(request)
    base = f"/stations/{place.id}/sittings"
    presses = Presses(
        f"{base}/{sitting}",
        f"/stations/{place.id}/papers",
        base,
        can(actor, "sitting.check_in"),
        can(actor, "sitting.change"),
        can(actor, "sitting.make"),
    )
    return page(supervise_page(request, place.name, seen, presses, **shown), code)
