"""One exam of the city's at the station: who is enrolled, papers, times at the window, admission, who came."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.exams import step
from lianfang.flows.exams.conditions import review
from lianfang.flows.exams.enrol import enrol, withdraw
from lianfang.flows.exams.offer import call_off
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.exams import exam_seen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.exam_desk_view import exam_page
from lianfang.web.pages.exam_words import conditions_said
from lianfang.web.pages.exams import ticked
from lianfang.web.pages.places import station_of
from lianfang.wording import say, status
from scoring.exams.signup.vocabulary import MOST_TICKET
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.reads import StationRow

NOTICES = {
    "offered": "安排好了。能报名的保安和他们的单位收到通知，在“我的证”里报名。",
    "enrolled": "报上了。",
    "withdrawn": "取消了，名额给后面的人。",
    "reviewed": "记下了。",
    "slots": "排好了，每人收到自己的时间。",
    "admit": "记下了，他们收到准考通知。",
    "came": "记下了。",
    "call_off": "取消了，报了名的都收到通知。",
}


@get("/stations/{station:int}/exams/{exam:int}", opt={"action": "exam.see"})
async def one_exam(
    request: ReadRequest, station: FromPath[int], exam: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    place = await station_of(request, "exam.see", station)
    return await _shown(request, place, exam, notice=NOTICES.get(done, ""))


@post("/stations/{station:int}/exams/{exam:int}/enrolments", opt={"action": "exam.review"}, status_code=200)
async def enrol_somebody(request: ReadRequest, station: FromPath[int], exam: FromPath[int]) -> Response[Any]:
    """Who came to the counter, or cannot go after all."""
    fields, place = await form_of(request), await station_of(request, "exam.review", station)
    person, here, key = number_asked(fields.get("person", "")) or 0, Scope((place.id,)), key_of(request, fields)
    if fields.get("act", "") == "withdraw":
        return await _done(request, place, exam, withdraw(by_of(request), here, exam, person, key), "withdrawn")
    account, car = actor_of(request).account, fields.get("car", "") == "yes"
    return await _done(request, place, exam, enrol(by_of(request), account, here, exam, person, car, key), "enrolled")


@post("/stations/{station:int}/exams/{exam:int}/papers", opt={"action": "exam.review"}, status_code=200)
async def review_papers(request: ReadRequest, station: FromPath[int], exam: FromPath[int]) -> Response[Any]:
    """Which papers he brought, and what was found of the law's conditions."""
    fields, place = await form_of(request), await station_of(request, "exam.review", station)
    person, key = number_asked(fields.get("person", "")) or 0, key_of(request, fields)
    papers = [number for name in fields if name.startswith("d-") and (number := number_asked(name[2:])) is not None]
    told = (Scope((place.id,)), exam, person, papers, conditions_said(fields), key)
    return await _done(request, place, exam, review(by_of(request), actor_of(request).account, *told), "reviewed")


@post("/stations/{station:int}/exams/{exam:int}/step", opt={"action": "exam.review"}, status_code=200)
async def take_step(request: ReadRequest, station: FromPath[int], exam: FromPath[int]) -> Response[Any]:
    """With those who are ticked, where a step is about some of them."""
    fields, place = await form_of(request), await station_of(request, "exam.review", station)
    by, here, key, act = by_of(request), Scope((place.id,)), key_of(request, fields), fields.get("act", "")
    persons = ticked(fields)
    if act == "admit":
        tickets = {one: fields.get(f"t-{one}", "").strip()[:MOST_TICKET] for one in persons}
        return await _done(request, place, exam, step.admit(by, here, exam, tickets, key), "admit")
    if act in ("came", "absent"):
        return await _done(request, place, exam, step.see(by, here, exam, persons, act == "came", key), "came")
    if act == "call_off":
        return await _done(request, place, exam, call_off(by, here, exam, fields.get("reason", ""), key), "call_off")
    return await _done(request, place, exam, step.give_slots(by, here, exam, key), "slots")


async def _done(request: ReadRequest, place: StationRow, exam: int, doing: Awaitable[None], done: str) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, place, exam, status(refusal), error=say(refusal))
    return go(f"/stations/{place.id}/exams/{exam}?done={done}")


async def _shown(request: ReadRequest, place: StationRow, exam: int, code: int = 200, **shown: str) -> Response[str]:
    return page(exam_page(request, place, await exam_seen(Scope((place.id,)), exam), **shown), code)
