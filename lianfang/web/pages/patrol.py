"""巡逻 of a guard: tonight's outing. One phone musters and closes for everybody; the others have nothing to press."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.patrol.close_outing import Closing, close_outing
from lianfang.flows.patrol.muster import Mustering, muster
from lianfang.flows.patrol.seen import OutingSeen, of_person, outing_seen
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import file_of, form_of, key_of, phone_time
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.pages.aid_photos import AROUND
from lianfang.web.pages.outing_words import ending_of, missing_of
from lianfang.web.pages.patrol_view import patrol_page
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope

NOTICES = {"muster": "点好了，路上小心。", "close": "收队了，记下了。辛苦了。"}


@get("/patrol", opt={"action": "patrol.walk"})
async def patrol(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    """Tonight's outing, or 今晚休息."""
    seen = await of_person(own_scope(actor_of(request), "patrol.walk"))
    return page(patrol_page(frame_of(request), seen, person_of_actor(actor_of(request)), notice=NOTICES.get(done, "")))


@post(
    "/patrol/{outing:int}/muster",
    opt={"action": "patrol.walk"},
    status_code=200,
    request_max_body_size=MOST_BYTES + AROUND,
)
async def fall_in(request: ReadRequest, outing: FromPath[int]) -> Response[Any]:
    """集合: who is ticked came."""
    fields, seen = await form_of(request), await own_outing(request, outing)
    person, photo = person_of_actor(actor_of(request)), await file_of(request, "photo")
    said = Mustering(actor_of(request).account, person, missing_of(fields, seen), photo, phone_time(fields))
    return await _answer(request, muster(by_of(request), outing, said, key_of(request, fields)), "muster")


@post(
    "/patrol/{outing:int}/close",
    opt={"action": "patrol.walk"},
    status_code=200,
    request_max_body_size=MOST_BYTES + AROUND,
)
async def fall_out(request: ReadRequest, outing: FromPath[int]) -> Response[Any]:
    """收队: the flag's photo, and who keeps it."""
    fields, person = await form_of(request), person_of_actor(actor_of(request))
    await own_outing(request, outing)
    photo = await file_of(request, "photo")

    async def do() -> None:
        said = Closing(actor_of(request).account, person, ending_of(fields), photo, phone_time(fields))
        await close_outing(by_of(request), outing, said, key_of(request, fields))

    return await _answer(request, do(), "close")


async def own_outing(request: ReadRequest, outing: int) -> OutingSeen:
    """One in which the guard has a seat. Raises NotYours."""
    own = own_scope(actor_of(request), "patrol.walk")
    return await sitting(own, outing, person_of_actor(actor_of(request)))


async def sitting(of: Scope, outing: int, person: int) -> OutingSeen:
    """Raises NotYours where the person has no seat."""
    try:
        seen = await outing_seen(Scope(of.stations, person=person), outing)
    except Refused:
        raise NotYours() from None
    if person not in {seat.person for seat in seen.seats}:
        raise NotYours()
    return seen


async def _answer(request: ReadRequest, doing: Awaitable[object], done: str) -> Response[Any]:
    """The page anew; where it was refused, with what was ticked."""
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        actor, typed = actor_of(request), await form_of(request)
        seen = await of_person(own_scope(actor, "patrol.walk"))
        shown = patrol_page(frame_of(request), seen, person_of_actor(actor), error=say(refusal), typed=typed)
        return page(shown, status(refusal))
    return go(f"/patrol?done={done}")
