"""规则: the bureau's rule book; a draft is written, tried, reviewed by the legal office, made public and put in force."""

from collections.abc import Awaitable
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery

from lianfang.access import can, scope
from lianfang.flows.points.draft import (
    answer_draft,
    drop_draft,
    edit_clause,
    enforce_draft,
    send_draft,
    take_draft_back,
    write_draft,
)
from lianfang.flows.points.rules_seen import RulesSeen, month_tried, rules_seen
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.board_paper import board_links
from lianfang.web.pages.rules_view import clause_rows, draft_panel, months, tried_panel
from lianfang.web.pages.rules_words import notes_of
from lianfang.web.pages.told import full_day
from lianfang.web.views import Link, RuleBookPage, TriedPanel
from lianfang.wording import say, status
from scoring.points.book.editing import Said
from scoring.points.book.writing import write_book
from scoring.points.errors import DraftMoved
from zones.ground.refused import Refused

NOTICES = {
    "written": "草案存好了。",
    "send": "送到法制部门了，等他们答复。",
    "take_back": "撤回来了，可以接着改。",
    "drop": "草案作废了。",
    "enforce": "已经装入，到施行日期起算；以前的分不变。",
    "approve": "审过了，从明天起公示五个工作日。",
    "return": "退回去了。",
}
STEPS = {"send": send_draft, "take_back": take_draft_back, "drop": drop_draft, "enforce": enforce_draft}


@get("/rule-book", opt={"action": "rules.see"})
async def rules(request: ReadRequest, month: FromQuery[str] = "", done: FromQuery[str] = "") -> Response[str]:
    """`month` (2018-10) tries what is shown over it."""
    return await _shown(request, month=month, notice=NOTICES.get(done, ""))


@post("/rule-book/draft", opt={"action": "rules.draft"}, status_code=200)
async def write(request: ReadRequest) -> Response[Any]:
    """The whole file, as a clerk writes it."""
    fields, by = await form_of(request), by_of(request)
    text = fields.get("text", "").replace("\r\n", "\n")
    doing = write_draft(by, actor_of(request).account, by.bureau or 0, text, key_of(request, fields))
    return await _answer(request, doing, "written", typed=text)


@post("/rule-book/draft/clause", opt={"action": "rules.draft"}, status_code=200)
async def write_clause(request: ReadRequest) -> Response[Any]:
    """One clause by its form."""
    fields, by = await form_of(request), by_of(request)
    said = Said(*(fields.get(name, "") for name in Said.__struct_fields__))
    doing = edit_clause(by, actor_of(request).account, by.bureau or 0, said, key_of(request, fields))
    return await _answer(request, doing, "written")


@post("/rule-book/draft/step", opt={"action": "rules.draft"}, status_code=200)
async def step(request: ReadRequest) -> Response[Any]:
    """To review, back, away, or in force."""
    fields, by = await form_of(request), by_of(request)
    which = fields.get("step", "")
    if which not in STEPS:
        raise DraftMoved()
    return await _answer(request, STEPS[which](by, by.bureau or 0, key_of(request, fields)), which)


@post("/rule-book/draft/answer", opt={"action": "rules.review"}, status_code=200)
async def answer(request: ReadRequest) -> Response[Any]:
    """The legal office agrees, or sends it back with a sentence."""
    fields, by = await form_of(request), by_of(request)
    agrees = fields.get("verdict") == "approve"
    said, key = fields.get("said", ""), key_of(request, fields)
    doing = answer_draft(by, actor_of(request).account, by.bureau or 0, agrees, said, key)
    return await _answer(request, doing, "approve" if agrees else "return")


async def _answer(request: ReadRequest, doing: Awaitable[None], done: str, typed: str = "") -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, status(refusal), error=say(refusal), typed=typed)
    return go(f"/rule-book?done={done}")


async def _shown(
    request: ReadRequest, code: int = 200, *, month: str = "", error: str = "", notice: str = "", typed: str = ""
) -> Response[str]:
    actor = actor_of(request)
    drafts, reviews = can(actor, "rules.draft"), can(actor, "rules.review")
    seen = await rules_seen(by_of(request).bureau or 0, drafts or reviews)
    panel = draft_panel(seen.draft, seen.faults, drafts, reviews, typed) if seen.draft else None
    shown = RuleBookPage(
        frame_of(request),
        title=seen.shown.title,
        under=_under(seen),
        clauses=clause_rows(seen, drafts),
        notes=notes_of(seen.shown),
        examples=seen.shown.examples,
        months=months(seen.today, month),
        versions=tuple(Link(one.text.version, "", f"从{full_day(one.starts_on)}起") for one in reversed(seen.versions)),
        boards=board_links("/rule-book"),
        draft=panel,
        begin=form("/rule-book/draft") if drafts and not seen.draft else None,
        begin_text=typed or write_book(seen.shown),
        tried=await _tried(request, seen, month),
        error=error,
        notice=notice,
    )
    return page(shown, code)


def _under(seen: RulesSeen) -> str:
    if seen.draft:
        held = f" · 现行 {seen.in_force.text.version}" if seen.in_force else ""
        return f"{seen.shown.version}草案，拟自{full_day(seen.shown.starts_on)}起施行{held}"
    return f"{seen.shown.version}，从{full_day(seen.shown.starts_on)}起施行"


async def _tried(request: ReadRequest, seen: RulesSeen, month: str) -> TriedPanel | None:
    if month not in {one.value for one in months(seen.today, month)}:
        return None
    first = date.fromisoformat(f"{month}-01")
    found = await month_tried(scope(actor_of(request), "rules.see"), seen.shown, first)
    return tried_panel(found, seen.shown)
