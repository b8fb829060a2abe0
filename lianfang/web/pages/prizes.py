"""奖励 at the office: a month drawn up, public, approved by a second person, transferred; every step a form."""

from collections.abc import Awaitable
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.prizes.approve import approve
from lianfang.flows.prizes.draw import add_for_deed, draw_up, drop_line
from lianfang.flows.prizes.pay import pay, void
from lianfang.flows.prizes.publish import publish, take_back, withdraw
from lianfang.flows.prizes.receive import receive
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.prizes import check_run, run_seen, runs_seen
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.places import station_of
from lianfang.web.pages.prize_view import run_page, runs_page
from lianfang.wording import say, status
from scoring.points.deductions.vocabulary import Hand
from scoring.prizes.errors import RunMoved
from scoring.prizes.vocabulary import fen_of
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.errors import BadDays
from zones.roster.reads import StationRow

NOTICES = {
    "drawn": "名单拟好了，先看一遍，再送公示。",
    "added": "加上了。",
    "publish": "送公示了，从明天起五个工作日；名单上的人收到了通知。",
    "take_back": "撤回来了，重拟以后要重新公示。",
    "withdraw": "这一期作废了。",
    "approved": "批准了，每一项的钱都留好了。",
    "paid": "转账登记好了，本人收到了通知。",
    "drop": "去掉了。",
    "void": "这一项不发了，钱退回预算，本人收到了通知。",
    "paper": "记下了，本人在纸上签收。",
}
STEPS = {"publish": publish, "take_back": take_back, "withdraw": withdraw}


@get("/stations/{station:int}/prizes", opt={"action": "prize.see"})
async def station_prizes(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "prize.see", station)
    return page(runs_page(request, place, await runs_seen(Scope((place.id,))), {}, notice=NOTICES.get(done, "")))


@post("/stations/{station:int}/prizes", opt={"action": "prize.draw"}, status_code=200)
async def draw_prizes(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """A month, its budget, what is kept for 一事一奖 (yuan), where the money comes from."""
    fields, place = await form_of(request), await station_of(request, "prize.draw", station)
    money = (fen_of(fields.get("budget", "")), fen_of(fields.get("kept", "")))
    try:
        first = _month(fields.get("month", ""))
        told = (place.id, first, money, fields.get("source", ""), key_of(request, fields))
        run = await draw_up(by_of(request), _hand(request), *told)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        shown = runs_page(request, place, await runs_seen(Scope((place.id,))), fields, error=say(refusal))
        return page(shown, status(refusal))
    return go(f"/stations/{place.id}/prizes/{run}?done=drawn")


@get("/stations/{station:int}/prizes/{run:int}", opt={"action": "prize.see"})
async def one_run(
    request: ReadRequest, station: FromPath[int], run: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    place = await station_of(request, "prize.see", station)
    return await _shown(request, place, run, {}, notice=NOTICES.get(done, ""))


@post("/stations/{station:int}/prizes/{run:int}/lines", opt={"action": "prize.draw"}, status_code=200)
async def add_prize(request: ReadRequest, station: FromPath[int], run: FromPath[int]) -> Response[Any]:
    """一事一奖: whose is p and a person's id, or u and a unit's."""
    fields, place = await form_of(request), await station_of(request, "prize.draw", station)
    whose, fen = fields.get("whose", ""), fen_of(fields.get("yuan", ""))
    number = number_asked(whose[1:]) or 0
    of = (number, None) if whose.startswith("p") else (None, number)
    told = (of, fen, fields.get("words", ""), fields.get("elsewhere") == "yes", key_of(request, fields))
    doing = add_for_deed(by_of(request), _hand(request), Scope((place.id,)), run, *told)
    return await _done(request, place, run, doing, "added", fields)


@post("/stations/{station:int}/prizes/{run:int}/step", opt={"action": "prize.draw"}, status_code=200)
async def step_run(request: ReadRequest, station: FromPath[int], run: FromPath[int]) -> Response[Any]:
    """Made public, taken back, dropped."""
    fields, place = await form_of(request), await station_of(request, "prize.draw", station)
    await check_run(Scope((place.id,)), run)
    which = fields.get("step", "")
    if which not in STEPS:
        raise RunMoved()
    doing = STEPS[which](by_of(request), Scope((place.id,)), run, key_of(request, fields))
    return await _done(request, place, run, doing, which, {})


@post("/stations/{station:int}/prizes/{run:int}/approval", opt={"action": "prize.pay"}, status_code=200)
async def approve_run(request: ReadRequest, station: FromPath[int], run: FromPath[int]) -> Response[Any]:
    """By the second person."""
    fields, place = await form_of(request), await station_of(request, "prize.pay", station)
    doing = approve(by_of(request), _hand(request), Scope((place.id,)), run, key_of(request, fields))
    return await _done(request, place, run, doing, "approved", {})


@post("/stations/{station:int}/prizes/{run:int}/transfer", opt={"action": "prize.pay"}, status_code=200)
async def pay_run(request: ReadRequest, station: FromPath[int], run: FromPath[int]) -> Response[Any]:
    """What the bureau's finance transferred, under its number."""
    fields, place = await form_of(request), await station_of(request, "prize.pay", station)
    document, key = fields.get("document", "").strip(), key_of(request, fields)
    doing = pay(by_of(request), _hand(request), Scope((place.id,)), run, document, key)
    return await _done(request, place, run, doing, "paid", {})


@post("/stations/{station:int}/prizes/{run:int}/lines/{prize:int}", opt={"action": "prize.pay"}, status_code=200)
async def one_line(
    request: ReadRequest, station: FromPath[int], run: FromPath[int], prize: FromPath[int]
) -> Response[Any]:
    """A line: taken off a draft, not paid after all, received on paper."""
    fields, place = await form_of(request), await station_of(request, "prize.pay", station)
    by, scope, key, act = by_of(request), Scope((place.id,)), key_of(request, fields), fields.get("act", "")
    await check_run(scope, run)
    doing: Awaitable[Any]
    if act == "void":
        doing = void(by, _hand(request), scope, run, prize, fields.get("why", ""), key)
    elif act == "paper":
        doing = receive(by, scope, prize, key)
    else:
        doing, act = drop_line(by, scope, run, prize, key), "drop"
    return await _done(request, place, run, doing, act, {})


def _hand(request: ReadRequest) -> Hand:
    actor = actor_of(request)
    return Hand(actor.account, actor.person)


def _month(text: str) -> date:
    """The first day of a month as 2018-10. Raises BadDays for what is none."""
    first = day_asked(f"{text}-01")
    if first is None:
        raise BadDays()
    return first


async def _done(
    request: ReadRequest, place: StationRow, run: int, doing: Awaitable[Any], done: str, typed: dict[str, str]
) -> Response[Any]:
    try:
        await doing
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, place, run, typed, status(refusal), error=say(refusal))
    return go(f"/stations/{place.id}/prizes/{run}?done={done}")


async def _shown(
    request: ReadRequest, place: StationRow, run: int, typed: dict[str, str], code: int = 200, **shown: Any
) -> Response[str]:
    seen = await run_seen(Scope((place.id,)), run)
    return page(run_page(request, place, seen, actor_of(request).account, typed, **shown), code)
