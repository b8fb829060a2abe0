"""年度表彰: a year's list begun by the office, proposals of stations and office, and every step a form."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, scope
from lianfang.flows.commendations.approve import approve, decide
from lianfang.flows.commendations.draw import begin, choose, drop, propose
from lianfang.flows.commendations.publish import publish, take_back, withdraw
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.commendations import check_list, list_seen, lists_seen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.commendation_view import list_page, lists_page
from lianfang.wording import say, status
from scoring.commendations.errors import ListMoved, YearGoesOn
from scoring.points.deductions.vocabulary import Hand
from zones.ground.refused import Refused

NOTICES = {
    "begun": "开好了，派出所能推荐了。",
    "proposed": "推荐上了，办公室再选。",
    "choose": "选上了。",
    "leave_out": "改成不选了。",
    "drop": "去掉了。",
    "publish": "送公示了，从明天起五个工作日；名单上的人收到了通知。",
    "take_back": "撤回来了，改好以后要重新公示。",
    "withdraw": "这一份作废了。",
    "approved": "批准了，可以发文。",
    "decided": "登记好了，本人收到了通知，证书可以打印。",
}
STEPS = {"publish": publish, "take_back": take_back, "withdraw": withdraw}
KINDS_BY_LETTER = {"p": "person", "u": "unit", "c": "company"}
FIRST_YEAR = 2000


@get("/commendations", opt={"action": "commend.see"})
async def year_lists(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    seen = await lists_seen(scope(actor_of(request), "commend.see"))
    return page(lists_page(request, seen, notice=NOTICES.get(done, "")))


@post("/commendations", opt={"action": "commend.draw"}, status_code=200)
async def begin_list(request: ReadRequest) -> Response[Any]:
    """A year that is over."""
    fields, by, reach = await form_of(request), by_of(request), scope(actor_of(request), "commend.draw")
    year = number_asked(fields.get("year", "")) or 0
    try:
        if year < FIRST_YEAR:
            raise YearGoesOn(year=year)
        made = await begin(by, _hand(request), reach, by.bureau or 0, year, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(lists_page(request, await lists_seen(reach), error=say(refusal)), status(refusal))
    return go(f"/commendations/{made}?done=begun")


@get("/commendations/{year_list:int}", opt={"action": "commend.see"})
async def one_list(request: ReadRequest, year_list: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    return await _shown(request, year_list, {}, notice=NOTICES.get(done, ""))


@post("/commendations/{year_list:int}/lines", opt={"action": "commend.propose"}, status_code=200)
async def propose_line(request: ReadRequest, year_list: FromPath[int]) -> Response[Any]:
    """whose is p, u or c and an id: a guard, a unit, a company."""
    fields, reach = await form_of(request), scope(actor_of(request), "commend.propose")
    whose, key = fields.get("whose", ""), key_of(request, fields)
    of = (KINDS_BY_LETTER.get(whose[:1], "person"), number_asked(whose[1:]) or 0)
    await check_list(reach, year_list)
    doing = propose(by_of(request), _hand(request), reach, year_list, of, fields.get("words", ""), key)
    return await _done(request, year_list, doing, "proposed", fields)


@post("/commendations/{year_list:int}/lines/{candidate:int}", opt={"action": "commend.draw"}, status_code=200)
async def one_candidate(request: ReadRequest, year_list: FromPath[int], candidate: FromPath[int]) -> Response[Any]:
    """Chosen, left out, taken off."""
    fields, reach = await form_of(request), scope(actor_of(request), "commend.draw")
    by, key, act = by_of(request), key_of(request, fields), fields.get("act", "")
    await check_list(reach, year_list)
    if act == "drop":
        doing = drop(by, reach, year_list, candidate, key)
    elif act in ("choose", "leave_out"):
        doing = choose(by, reach, year_list, candidate, act == "choose", key)
    else:
        raise ListMoved()
    return await _done(request, year_list, doing, act, {})


@post("/commendations/{year_list:int}/step", opt={"action": "commend.draw"}, status_code=200)
async def step_list(request: ReadRequest, year_list: FromPath[int]) -> Response[Any]:
    """Made public, taken back, dropped."""
    fields, reach = await form_of(request), scope(actor_of(request), "commend.draw")
    await check_list(reach, year_list)
    which = fields.get("step", "")
    if which not in STEPS:
        raise ListMoved()
    doing = STEPS[which](by_of(request), reach, year_list, key_of(request, fields))
    return await _done(request, year_list, doing, which, {})


@post("/commendations/{year_list:int}/approval", opt={"action": "commend.approve"}, status_code=200)
async def approve_list(request: ReadRequest, year_list: FromPath[int]) -> Response[Any]:
    """By the second person."""
    fields, reach = await form_of(request), scope(actor_of(request), "commend.approve")
    doing = approve(by_of(request), _hand(request), reach, year_list, key_of(request, fields))
    return await _done(request, year_list, doing, "approved", {})


@post("/commendations/{year_list:int}/decision", opt={"action": "commend.draw"}, status_code=200)
async def decide_list(request: ReadRequest, year_list: FromPath[int]) -> Response[Any]:
    """The document's number."""
    fields, reach = await form_of(request), scope(actor_of(request), "commend.draw")
    await check_list(reach, year_list)
    doing = decide(by_of(request), reach, year_list, fields.get("number", "").strip(), key_of(request, fields))
    return await _done(request, year_list, doing, "decided", fields)


def _hand(request: ReadRequest) -> Hand:
    actor = actor_of(request)
    return Hand(actor.account, actor.person)


async def _done(
    request: ReadRequest, year_list: int, doing: Awaitable[Any], done: str, typed: dict[str, str]
) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, year_list, typed, status(refusal), error=say(refusal))
    return go(f"/commendations/{year_list}?done={done}")


async def _shown(
    request: ReadRequest, year_list: int, typed: dict[str, str], code: int = 200, **shown: Any
) -> Response[str]:
    seen = await list_seen(scope(actor_of(request), "commend.see"), year_list)
    return page(list_page(request, seen, typed, **shown), code)
