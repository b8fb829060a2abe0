"""通报里那几行: a unit's own lines before the bulletin is issued, and its answer."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.register.vocabulary import UnitAnswer
from lianfang.access import can
from lianfang.flows.unit.answer import answer
from lianfang.flows.unit.lines import Lines, lines_of
from lianfang.flows.unit.weeks_told import weeks_told
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.receipts import unsigned_by_own
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.told import moment, week_span
from lianfang.web.pages.units import beside
from lianfang.web.views import LinesPage, Link, Tag, UnitLine
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope

STATES = {"agreed": Tag("属实", "ok"), "disputed": Tag("有异议", "warn")}


@get("/units/{unit:int}/lines", opt={"action": "unit.see"})
async def own_lines(
    request: ReadRequest, unit: FromPath[int], week: FromQuery[str] = "", done: FromQuery[str] = ""
) -> Response[str]:
    """The lines of a week, the latest one with data if none is named."""
    scope = await unit_of(request, "unit.see", unit)
    notice = {"agreed": "已答：属实。", "disputed": "已告诉办公室：有异议。签发前会核对。"}.get(done, "")
    return page(await _lines(request, scope, week, notice=notice))


async def _lines(request: ReadRequest, scope: Scope, asked: str, **shown: Any) -> LinesPage:
    weeks = await weeks_told(scope)
    week = week_asked(asked) if asked else weeks[0]
    seen = await lines_of(scope, week)
    href = f"/units/{scope.unit}/lines"
    may_answer = seen.open and can(actor_of(request), "unit.answer")
    unsigned = len(await unsigned_by_own(actor_of(request)))
    said = f"{moment(seen.answer.at)} 答：{STATES[seen.answer.state].text}" if seen.answer else ""
    return LinesPage(
        frame_of(request),
        seen.unit.name,
        week_span(week),
        STATES[seen.answer.state] if seen.answer else Tag("待答", "gold") if seen.open else Tag("没有答", "mute"),
        until_of(seen),
        tuple(UnitLine(row.label, row.value, row.detail) for row in seen.rows),
        form(f"{href}/{week}") if may_answer else None,
        form(f"{href}/{week}") if may_answer else None,
        said + _words(seen.answer),
        earlier=tuple(Link(week_span(one), f"{href}?week={one}") for one in weeks if one != week)[:8],
        whole="/bulletin" if can(actor_of(request), "bulletin.read") else "",
        unsigned=Tag(f"{unsigned} 期待签收", "info") if unsigned else None,
        **beside(request, scope, "lines"),
        **shown,
    )


def _words(given: UnitAnswer | None) -> str:
    """What it wrote, and what the office found."""
    if given is None:
        return ""
    reply = f"。办公室核对过：{given.reply}" if given.reply else ""
    return (f"。{given.text}" if given.text else "") + reply


def until_of(seen: Lines) -> str:
    """Until when it can be answered, in words."""
    if seen.issued is not None:
        return f"已签发第 {seen.issued} 期，不能再答"
    return "周一 12:00 前答，签发后就不能再答" if seen.open else "这一周还不能答"


@post("/units/{unit:int}/lines/{week:str}", opt={"action": "unit.answer"}, status_code=200)
async def give_answer(request: ReadRequest, unit: FromPath[int], week: FromPath[str]) -> Response[Any]:
    """属实 or 有异议. The last one counts."""
    fields, chosen = await form_of(request), week_asked(week)
    scope = await unit_of(request, "unit.answer", unit)
    state, text = fields.get("answer", ""), fields.get("text", "")
    try:
        await answer(by_of(request), scope, chosen, unit, state, text, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _lines(request, scope, week, error=say(refusal), text=text), status(refusal))
    return go(f"/units/{unit}/lines?week={chosen}&done={state}")
