"""考证 at the station: the nine states in numbers, the city's exams that it offers, cards that came."""

from datetime import timedelta
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, can
from lianfang.flows.exams.offer import offer
from lianfang.flows.exams.step import take_cards
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.exams import StationWay, station_way
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.exam_words import exam_tag, plan_of, title_of
from lianfang.web.pages.places import station_of
from lianfang.web.pages.told import month_day
from lianfang.web.views import Choice, Count, ExamLine, StationExamsPage
from lianfang.wording import say, status
from scoring.exams.signup.vocabulary import PAPERS, Offer
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow
from zones.roster.vocabulary import CERTIFICATE_STATES

NOTICES = {"cards": "记下了，到证的人收到通知。他们来领时，在“持证”里登记证号。"}


@get("/stations/{station:int}/exams", opt={"action": "exam.see"})
async def station_exams(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "exam.see", station)
    return page(await _shown(request, place, {}, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/exams", opt={"action": "exam.offer"}, status_code=200)
async def offer_exam(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """An exam of the city's; its guards hear of it."""
    fields, place = await form_of(request), await station_of(request, "exam.offer", station)
    try:
        made = await offer(
            by_of(request), actor_of(request).account, place.id, plan_of(fields), key_of(request, fields)
        )
    except Refused as refusal:
        return await _again(request, place, fields, refusal)
    return go(f"/stations/{place.id}/exams/{made}?done=offered")


@post("/stations/{station:int}/exams/cards", opt={"action": "exam.review"}, status_code=200)
async def cards_came(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """Of those that are ticked."""
    fields, place = await form_of(request), await station_of(request, "exam.review", station)
    persons = ticked(fields)
    try:
        await take_cards(by_of(request), actor_of(request).account, place.id, persons, key_of(request, fields))
    except Refused as refusal:
        return await _again(request, place, {}, refusal)
    return go(f"/stations/{place.id}/exams?done=cards")


def ticked(fields: dict[str, str]) -> list[int]:
    """Persons whose box p-… is ticked."""
    return [number_asked(name[2:]) or 0 for name in fields if name.startswith("p-")]


async def _again(request: ReadRequest, place: StationRow, typed: dict[str, str], refusal: Refused) -> Response[Any]:
    await write_refusal(refusal, request.scope)
    return page(await _shown(request, place, typed, error=say(refusal)), status(refusal))


async def _shown(request: ReadRequest, place: StationRow, typed: dict[str, str], **shown: str) -> StationExamsPage:
    seen, actor, here = await station_way(Scope((place.id,))), actor_of(request), Thing(station=place.id)
    base = f"/stations/{place.id}/exams"
    waiting = [one for one in seen.guards if seen.standings[one.person].state == "合格待发证"]
    return StationExamsPage(
        frame_of(request),
        station=place.name,
        counts=_counts(seen),
        exams=tuple(_line(one, seen, base) for one in reversed(seen.offers)),
        new=form(base) if can(actor, "exam.offer", here) else None,
        typed=typed or _first(seen),
        papers=typed.get("papers", "\n".join(PAPERS)),
        waiting=tuple(Choice(str(one.person), f"{one.name}（{one.unit_name}）") for one in waiting),
        cards=form(f"{base}/cards") if waiting and can(actor, "exam.review", here) else None,
        **shown,
    )


def _first(seen: StationWay) -> dict[str, str]:
    """What an empty form begins with."""
    return {"seats": "30", "each": "4", "car_seats": "0", "closes": str(shanghai_day(seen.now) + timedelta(days=14))}


def _counts(seen: StationWay) -> tuple[Count, ...]:
    """All nine, in the order of the way."""
    states = [one.state for one in seen.standings.values()]
    return tuple(Count(state, str(states.count(state)), "人") for state in CERTIFICATE_STATES)


def _line(one: Offer, seen: StationWay, base: str) -> ExamLine:
    count = seen.enrolled[one.id]
    note = f"报名 {count} 人，名额 {one.plan.seats}；{month_day(one.plan.closes_on)}截止"
    return ExamLine(f"{base}/{one.id}", title_of(one), note, exam_tag(one, seen.now))
