"""A session for whoever leads it: the roll, the screen with the changing code, material, its close; and for the desk."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, scope
from lianfang.database import look
from lianfang.flows.training.material import OF_TRAINING, write_material
from lianfang.flows.training.step import step
from lianfang.flows.training.tick import strike, tick
from lianfang.photos.reads import content_of
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of, site_of
from lianfang.web.forms import file_of, form_of, key_of
from lianfang.web.looks.training import check_sees, led_training
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.training_lead_view import lead_page, screen_page
from lianfang.web.photos import photo_response
from lianfang.wording import say, status
from zones.ground.refused import Refused

AROUND = 2**16
NOTICES = {
    "tick": "点上了。",
    "strike": "取消了，原因记下了。",
    "sign_out": "签退开了。屏上的码现在是签退的码。",
    "close": "结了。签到、签退都有的和点了名的，都算参加一次。",
    "cancel": "取消了。",
    "material": "资料存好了。",
    "made": "安排好了，该来的人手机上看得到。",
}


@get("/trainings/{training:int}", opt={"action": "training.lead"})
async def led(request: ReadRequest, training: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    return page(lead_page(request, await led_training(actor_of(request), training), notice=NOTICES.get(done, "")))


@get("/trainings/{training:int}/screen", opt={"action": "training.lead"})
async def screen(request: ReadRequest, training: FromPath[int]) -> Response[str]:
    """For the wall or the trainer's laptop: six digits, a drawing, how many have signed."""
    return page(screen_page(request, await led_training(actor_of(request), training), site_of(request)))


@post("/trainings/{training:int}/step", opt={"action": "training.lead"}, status_code=200)
async def step_training(request: ReadRequest, training: FromPath[int]) -> Response[Any]:
    """Signing out is opened, it is closed, it is called off."""
    fields, actor = await form_of(request), actor_of(request)
    here, to = scope(actor, "training.lead"), fields.get("step", "")
    doing = step(by_of(request), here, actor.account, training, to, key_of(request, fields))
    return await _answer(request, training, doing, to)


@post("/trainings/{training:int}/roll", opt={"action": "training.lead"}, status_code=200)
async def change_roll(request: ReadRequest, training: FromPath[int]) -> Response[Any]:
    """He came; or he did not, and why."""
    fields, actor = await form_of(request), actor_of(request)
    act, doing = ("strike", strike) if fields.get("act") == "strike" else ("tick", tick)
    whom, why = number_asked(fields.get("person", "")) or 0, fields.get("words", "").strip()
    here, key = scope(actor, "training.lead"), key_of(request, fields)
    return await _answer(request, training, doing(by_of(request), here, actor.account, training, whom, why, key), act)


@post(
    "/trainings/{training:int}/material",
    opt={"action": "training.lead"},
    status_code=200,
    request_max_body_size=MOST_BYTES + AROUND,
)
async def change_material(request: ReadRequest, training: FromPath[int]) -> Response[Any]:
    """Words, a video's address, a picture."""
    fields, content = await form_of(request), await file_of(request, "photo")
    actor, here = actor_of(request), scope(actor_of(request), "training.lead")
    said = (fields.get("text", ""), fields.get("video", ""), content)
    doing = write_material(by_of(request), here, actor.account, training, *said, key_of(request, fields))
    return await _answer(request, training, doing, "material")


@get("/trainings/{training:int}/photos/{photo:int}", opt={"action": "training.lead"})
async def training_photo(request: ReadRequest, training: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    """For whoever leads it, and for who is invited."""
    await check_sees(actor_of(request), training)
    return photo_response(await look(lambda: content_of(OF_TRAINING, training, photo)))


async def _answer(request: ReadRequest, training: int, doing: Awaitable[Any], done: str) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        seen = await led_training(actor_of(request), training)
        return page(lead_page(request, seen, error=say(refusal)), status(refusal))
    return go(f"/trainings/{training}?done={done}")
