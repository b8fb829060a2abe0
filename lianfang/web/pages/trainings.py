"""我的培训: what comes, signing in and out with the code, the check after it. All of it works without script."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.training.answer import answer
from lianfang.flows.training.sign import sign
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.cookies import PHONE, phone_of
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.training import own_training, own_trainings
from lianfang.web.pages.training_view import own_page, training_page
from lianfang.wording import say, status
from scoring.exams.bank.vocabulary import LETTERS
from scoring.training.vocabulary import MOST_ASKED
from zones.ground.refused import Refused

NOTICES = {
    "in": "签到了。讲完以后还要签退，两样都有才算。",
    "out": "签退了。讲课的人一结课，就算您参加一次。",
    "checked": "答完了，下面是答案和道理。",
}
DIGITS = 6


@get("/learn/trainings", opt={"action": "training.own"})
async def my_trainings(request: ReadRequest) -> Response[str]:
    return page(own_page(request, await own_trainings(actor_of(request))))


@get("/learn/trainings/{training:int}", opt={"action": "training.own"})
async def my_training(
    request: ReadRequest, training: FromPath[int], done: FromQuery[str] = "", code: FromQuery[str] = ""
) -> Response[str]:
    """The drawing on the trainer's screen opens it with its code. The phone keeps a mark, so that two names from one are seen."""
    seen = await own_training(actor_of(request), training)
    answered = page(training_page(request, seen, _digits(code), notice=NOTICES.get(done, "")))
    answered.set_cookie(phone_of(request.cookies.get(PHONE, ""))[0])
    return answered


@post("/learn/trainings/{training:int}/sign", opt={"action": "training.own"}, status_code=200)
async def sign_training(request: ReadRequest, training: FromPath[int]) -> Response[Any]:
    """In, or out once that is open."""
    fields, own = await form_of(request), own_scope(actor_of(request), "training.own")
    mark, phone = phone_of(request.cookies.get(PHONE, ""))
    try:
        done = await sign(
            by_of(request), own, training, _digits(fields.get("code", "")), phone, key_of(request, fields)
        )
    except NotYours:
        raise
    except Refused as refusal:
        return await _again(request, training, refusal)
    answered = go(f"/learn/trainings/{training}?done={done}")
    answered.cookies = [mark]
    return answered


@post("/learn/trainings/{training:int}/check", opt={"action": "training.own"}, status_code=200)
async def answer_check(request: ReadRequest, training: FromPath[int]) -> Response[Any]:
    """Once; several letters come as several fields q0A, q0B."""
    fields, own = await form_of(request), own_scope(actor_of(request), "training.own")
    said = tuple(_letters(fields, f"q{nth}") for nth in range(MOST_ASKED))
    try:
        await answer(by_of(request), own, training, said, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        return await _again(request, training, refusal)
    return go(f"/learn/trainings/{training}?done=checked")


async def _again(request: ReadRequest, training: int, refusal: Refused) -> Response[Any]:
    await write_refusal(refusal, request.scope)
    seen = await own_training(actor_of(request), training)
    return page(training_page(request, seen, error=say(refusal)), status(refusal))


def _digits(text: str) -> str:
    return "".join(text.split())[:DIGITS]


def _letters(fields: dict[str, str], name: str) -> str:
    one = fields.get(name, "")
    return "".join(letter for letter in LETTERS if letter == one or fields.get(f"{name}{letter}") == letter)
