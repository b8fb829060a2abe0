"""巡逻 of a station: outings are ordered, seen, stopped, closed on somebody's behalf, taken back."""

from collections.abc import Awaitable
from datetime import date, time
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, Thing, scope
from lianfang.flows.patrol.close_outing import Behalf, close_for
from lianfang.flows.patrol.plan_outing import plan_outing
from lianfang.flows.patrol.seen import outing_seen
from lianfang.flows.patrol.stop import stop
from lianfang.flows.patrol.withdraw import withdraw
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.patrol import PatrolsSeen, patrols_seen
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.outing_words import ending_of, missing_of
from lianfang.web.pages.patrols_view import patrols_page
from lianfang.web.pages.places import station_of
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.patrol.errors.outings import BadPlan, NoSuchOuting
from zones.patrol.rules.planning import Plan
from zones.patrol.vocabulary.outings import MOST, PLAN_FAULTS
from zones.roster.reads import StationRow

NOTICES = {
    "plan": "勤务令下了，各单位手机上看得到，请他们中午前定人。",
    "stop": "停巡了，各单位和派的人马上知道。",
    "close": "补登好了，计入本周巡逻。",
    "withdraw": "登记撤下了，分和数都改回来。",
}


@get("/stations/{station:int}/patrols", opt={"action": "patrol.see"})
async def patrols(
    request: ReadRequest,
    station: FromPath[int],
    day: FromQuery[str] = "",
    zone: FromQuery[str] = "",
    done: FromQuery[str] = "",
) -> Response[str]:
    """Of a day, tonight if none is named; with the form for one zone."""
    place = await station_of(request, "patrol.see", station)
    seen = await _seen(request, place, day_asked(day), number_asked(zone))
    return page(patrols_page(request, place, seen, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/patrols", opt={"action": "patrol.plan"}, status_code=200)
async def order_outing(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """下勤务令."""
    fields, place = await form_of(request), await station_of(request, "patrol.plan", station)

    async def do() -> None:
        await plan_outing(by_of(request), _here(place), _plan(fields), key_of(request, fields))

    return await _answer(request, place, do(), "plan", fields)


@post("/stations/{station:int}/patrols/{outing:int}/stop", opt={"action": "patrol.decide"}, status_code=200)
async def call_off(request: ReadRequest, station: FromPath[int], outing: FromPath[int]) -> Response[Any]:
    """停巡."""
    fields, place = await form_of(request), await _ours(request, station, outing)
    doing = stop(by_of(request), _here(place), outing, fields.get("why", ""), key_of(request, fields))
    return await _answer(request, place, doing, "stop")


@post("/stations/{station:int}/patrols/{outing:int}/closure", opt={"action": "patrol.decide"}, status_code=200)
async def close_behalf(request: ReadRequest, station: FromPath[int], outing: FromPath[int]) -> Response[Any]:
    """补登: with what is known."""
    fields, place = await form_of(request), await _ours(request, station, outing)

    async def do() -> None:
        missing = missing_of(fields, await outing_seen(_here(place), outing))
        known = Behalf(missing, number_asked(fields.get("minutes", "")) or 0, ending_of(fields))
        await close_for(by_of(request), _here(place), outing, known, key_of(request, fields))

    return await _answer(request, place, do(), "close")


@post("/stations/{station:int}/patrols/{outing:int}/withdrawal", opt={"action": "patrol.decide"}, status_code=200)
async def take_back(request: ReadRequest, station: FromPath[int], outing: FromPath[int]) -> Response[Any]:
    """撤下登记."""
    fields, place = await form_of(request), await _ours(request, station, outing)
    doing = withdraw(by_of(request), _here(place), outing, fields.get("why", ""), key_of(request, fields))
    return await _answer(request, place, doing, "withdraw")


def _here(place: StationRow) -> Scope:
    return Scope((place.id,))


async def _ours(request: ReadRequest, station: int, outing: int) -> StationRow:
    """Raises NotYours where the outing is another station's."""
    place = await station_of(request, "patrol.decide", station)
    try:
        await outing_seen(_here(place), outing)
    except NoSuchOuting:
        raise NotYours() from None
    return place


def _plan(fields: dict[str, str]) -> Plan:
    """Raises BadPlan for a form that says no plan."""
    numbers = {name: number_asked(fields.get(name, "")) for name in ("zone", "officer", "lead", "minutes")}
    wanted = {
        name.removeprefix("seats-"): number_asked(n) or 0 for name, n in fields.items() if name.startswith("seats-")
    }
    day, begins = day_asked(fields.get("day", "")), _time(fields.get("begins", ""))
    if None in numbers.values() or day is None or begins is None or any(n > MOST for n in wanted.values()):
        raise BadPlan(why=PLAN_FAULTS["form"])
    seats = tuple(number_asked(unit) or 0 for unit, n in wanted.items() for _ in range(n))
    zone, officer, lead, minutes = (numbers[name] or 0 for name in ("zone", "officer", "lead", "minutes"))
    return Plan(zone, fields.get("group", "").strip(), day, begins, min(minutes, 999), officer, lead, seats)


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text) if len(text) == len("19:30") else None
    except ValueError:
        return None


async def _seen(request: ReadRequest, place: StationRow, day: date | None, zone: int | None) -> PatrolsSeen:
    return await patrols_seen(scope(actor_of(request), "patrol.see", Thing(station=place.id)), day, zone)


async def _answer(
    request: ReadRequest, place: StationRow, doing: Awaitable[object], done: str, typed: dict[str, str] | None = None
) -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        seen = await _seen(request, place, None, number_asked((typed or {}).get("zone", "")))
        return page(patrols_page(request, place, seen, error=say(refusal), typed=typed), status(refusal))
    return go(f"/stations/{place.id}/patrols?done={done}")
