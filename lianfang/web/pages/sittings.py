"""考试 on a guard's phone: start or go on, one question a screen, hand in, look through. Plain forms; the script only adds to them."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.sittings.answer import answer
from lianfang.flows.sittings.hand_in import hand_in
from lianfang.flows.sittings.start import start
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.own import whole_scope
from lianfang.web.looks.sittings import looked_through, own_paper, own_sitting, own_sittings
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.sitting_view import HOME, PAPERS, hand_in_page, look_page, own_page, paper_page, sitting_page
from lianfang.wording import say, status
from scoring.exams.bank.vocabulary import LETTERS
from scoring.exams.sittings.errors import PaperOver, TooLate
from scoring.exams.sittings.vocabulary import Answer
from zones.ground.refused import Refused

NOTICES = {"handed": "交上了，成绩在下面。"}


@get("/learn/sittings", opt={"action": "sitting.sit"})
async def my_sittings(request: ReadRequest) -> Response[str]:
    return page(own_page(request, await own_sittings(actor_of(request))))


@get("/learn/sittings/{sitting:int}", opt={"action": "sitting.sit"})
async def my_sitting(request: ReadRequest, sitting: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    """Before and after a paper."""
    return page(sitting_page(request, await own_sitting(actor_of(request), sitting), notice=NOTICES.get(done, "")))


@post("/learn/sittings/{sitting:int}", opt={"action": "sitting.sit"}, status_code=200)
async def begin_paper(request: ReadRequest, sitting: FromPath[int]) -> Response[Any]:
    """Or go on with the one that is open."""
    fields = await form_of(request)
    try:
        paper = await start(by_of(request), whole_scope(actor_of(request)), sitting, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        return await _again(request, sitting, refusal)
    return go(f"{PAPERS}/{paper}")


@get("/learn/papers/{attempt:int}", opt={"action": "sitting.sit"})
async def my_paper(
    request: ReadRequest, attempt: FromPath[int], at: FromQuery[str] = "", whole: FromQuery[str] = ""
) -> Response[Any]:
    """One question; `whole` for the script that shows one after the other without asking again."""
    place = number_asked(at) or 1
    seen = await own_paper(actor_of(request), attempt, None if whole else place)
    if seen.paper.state != "open":
        return go(f"{HOME}/{seen.sitting.id}")
    return page(paper_page(request, seen, place))


@post("/learn/papers/{attempt:int}", opt={"action": "sitting.sit"}, status_code=200)
async def keep_answer(request: ReadRequest, attempt: FromPath[int]) -> Response[Any]:
    """An option, several, or the mark. The number that it carries makes sending it twice harmless."""
    fields, own = await form_of(request), whole_scope(actor_of(request))
    version, at, sequence = (number_asked(fields.get(name, "")) or 0 for name in ("version", "at", "sequence"))
    marks = "mark" in fields
    marked = fields.get("mark" if marks else "marked", "") == "yes"
    try:
        await answer(own, attempt, Answer(version, _given(fields), marked, sequence))
    except NotYours:
        raise
    except Refused as refusal:
        seen = await own_paper(actor_of(request), attempt, at)
        if seen.paper.state != "open" or isinstance(refusal, TooLate):
            return await _again(request, seen.sitting.id, refusal)
        await write_refusal(refusal, request.scope)
        return page(paper_page(request, seen, at, error=say(refusal)), status(refusal))
    return go(f"{PAPERS}/{attempt}?at={at if marks else at + 1}")


@get("/learn/papers/{attempt:int}/hand-in", opt={"action": "sitting.sit"})
async def before_handing_in(request: ReadRequest, attempt: FromPath[int]) -> Response[Any]:
    """Asks once more."""
    seen = await own_paper(actor_of(request), attempt, 1)
    return page(hand_in_page(request, seen)) if seen.paper.state == "open" else go(f"{HOME}/{seen.sitting.id}")


@post("/learn/papers/{attempt:int}/hand-in", opt={"action": "sitting.sit"}, status_code=200)
async def hand_in_paper(request: ReadRequest, attempt: FromPath[int]) -> Response[Any]:
    """Then it holds."""
    fields, own = await form_of(request), whole_scope(actor_of(request))
    try:
        await hand_in(by_of(request), own, attempt, key_of(request, fields))
    except PaperOver as refusal:
        return await _again(request, (await own_paper(actor_of(request), attempt, 1)).sitting.id, refusal)
    return go(f"{HOME}/{(await own_paper(actor_of(request), attempt, 1)).sitting.id}?done=handed")


@get("/learn/papers/{attempt:int}/look", opt={"action": "sitting.sit"})
async def look_through(request: ReadRequest, attempt: FromPath[int]) -> Response[str]:
    """With what is right, when it is over for everybody."""
    return page(look_page(request, await looked_through(actor_of(request), attempt)))


async def _again(request: ReadRequest, sitting: int, refusal: Refused) -> Response[Any]:
    await write_refusal(refusal, request.scope)
    return page(
        sitting_page(request, await own_sitting(actor_of(request), sitting), error=say(refusal)), status(refusal)
    )


def _given(fields: dict[str, str]) -> str:
    """One letter of a button, several of boxes, or what was held where only the mark was pressed."""
    if fields.get("many", "") == "yes":
        return "".join(letter for letter in LETTERS if fields.get(letter, "") == "yes")
    return fields.get("given", fields.get("held", ""))
