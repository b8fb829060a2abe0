"""The office's desk: the weeks, a bulletin's draft with its advice, the PDF, the stages to the signature."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.register.errors import NoSuchPublisher
from bulletins.register.vocabulary import STEPS, Issued, StepName, Work, issue_name
from lianfang import issued
from lianfang.access import NotYours, can, scope
from lianfang.flows.bulletin.advise import advise
from lianfang.flows.bulletin.begin import begin
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import preview
from lianfang.flows.bulletin.reply import reply
from lianfang.flows.bulletin.step import take_step
from lianfang.printing import print_bulletin
from lianfang.web.answers import ReadRequest, go, page, pdf, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.bulletins import bulletins_seen, draft_seen, issued_seen
from lianfang.web.looks.histories import history
from lianfang.web.pages.asked import number_asked, subject_asked
from lianfang.web.pages.draft_view import draft_page
from lianfang.web.pages.errata import shown
from lianfang.web.pages.issued_view import weeks_page
from lianfang.web.pages.places import station_of, work_of
from lianfang.wording import say, status
from zones.ground.refused import Refused

HANDS = {"use": "use", "change": "changed", "drop": "dropped", "add": "added"}
BEFORE: dict[str, StepName] = {step: step for step in (*STEPS[:-1], "returned")}
"""Stages before the signature, and the way back."""
_NOTICES = {
    "use": "这条建议用上了。",
    "change": "改好了。",
    "drop": "这条不用了。",
    "add": "添上了。",
    "submitted": "送核稿了，请换一个人登录来核。",
    "reviewed": "核稿通过，等保密审查。",
    "cleared": "保密审查通过，等签发。",
    "returned": "退回了，改好再送核。",
    "amended": "更正好了，印在附件的注里；前面办过的要从头再走。",
    "undone": "更正取消了，用数出来的数。",
    "replied": "核对结果记下了，单位看得到。",
}


@get("/bulletins", opt={"action": "bulletin.see"})
async def weeks(request: ReadRequest) -> Response[str]:
    """Every week that has data, a draft or a bulletin, newest first, by who issues."""
    return page(await _weeks(request))


async def _weeks(request: ReadRequest, error: str = "") -> Any:
    may_draft = can(actor_of(request), "bulletin.draft")
    seen = await bulletins_seen(scope(actor_of(request), "bulletin.see"), may_draft)
    return weeks_page(frame_of(request), seen, may_draft, error)


@post("/bulletins", opt={"action": "bulletin.draft"}, status_code=200)
async def begin_bulletin(request: ReadRequest) -> Response[Any]:
    """Begins a bulletin, of the bureau or of one of its stations."""
    fields = await form_of(request)
    try:
        work = await _begun(request, fields)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _weeks(request, say(refusal)), status(refusal))
    return go(f"/bulletins/{work}")


async def _begun(request: ReadRequest, fields: dict[str, str]) -> int:
    about, station = await subject_asked(fields), number_asked(fields.get("station", ""))
    if station is not None:
        place = await station_of(request, "bulletin.draft", station)
        return await begin(by_of(request), place.bureau, place.id, about, key_of(request, fields))
    bureau = number_asked(fields.get("bureau", ""))
    if bureau is None or bureau not in {held.bureau for held in actor_of(request).roles}:
        raise NoSuchPublisher()
    return await begin(by_of(request), bureau, None, about, key_of(request, fields))


@get("/bulletins/{bulletin:str}", opt={"action": "bulletin.see"})
async def one_bulletin(request: ReadRequest, bulletin: FromPath[str], done: FromQuery[str] = "") -> Response[Any]:
    """The draft; once issued, the bulletin."""
    wants_pdf, number = bulletin.endswith(".pdf"), number_asked(bulletin.removesuffix(".pdf"))
    work = await work_of(request, "bulletin.see", number or 0)
    found = await issued_seen(work)
    if wants_pdf:
        return await _pdf(request, work, found)
    if found is None:
        seen = await draft_seen(work, can(actor_of(request), "bulletin.draft"))
        past, notice = await history(seen), _NOTICES.get(done, "")
        return page(draft_page(frame_of(request), seen, past, _own(request), notice=notice))
    return page(await shown(request, work, found, notice=_issued_notice(found, done)))


def _issued_notice(found: Issued, done: str) -> str:
    if done == "issued":
        return f"已签发{issue_name(found.kind, found.number, ' ')}，可以打印、发各单位了。"
    if done == "instructed":
        return "批示记下了，要办的事在“督办”里。"
    if done == "signed":
        return "签收记下了。"
    return (
        f"{issue_name(found.kind, found.number, ' ')}的更正签发了，请和原通报一起发。"
        if done.startswith("corrected-")
        else ""
    )


def _own(request: ReadRequest) -> str:
    """The officer's name who is signed in; an account without one writes it."""
    actor = actor_of(request)
    return actor.name if actor.officer is not None else ""


async def _pdf(request: ReadRequest, work: Work, found: Issued | None) -> Response[bytes]:
    if found:
        return pdf(issued.load(found.sha256), work.file)
    seen = await draft_seen(work, can(actor_of(request), "bulletin.draft"))
    return pdf((await print_bulletin(seen.page)).pdf, work.file)


@post("/bulletins/{bulletin:int}/advice/{hand:str}", opt={"action": "bulletin.draft"}, status_code=200)
async def change_advice(request: ReadRequest, bulletin: FromPath[int], hand: FromPath[str]) -> Response[Any]:
    """用, 改, 不用, or a line of the office's own."""
    fields, work = await form_of(request), await work_of(request, "bulletin.draft", bulletin)
    if hand not in HANDS:
        raise NotYours()
    advice, text, key = fields.get("advice", ""), fields.get("text", ""), key_of(request, fields)
    doing = advise(by_of(request), work, advice, HANDS[hand], text, key, fields.get("was"))
    return await _done(request, work, fields, hand, doing)


@post("/bulletins/{bulletin:int}/answers/{unit:int}", opt={"action": "bulletin.draft"}, status_code=200)
async def reply_to(request: ReadRequest, bulletin: FromPath[int], unit: FromPath[int]) -> Response[Any]:
    """What was found about a line that a unit disputes."""
    fields, work = await form_of(request), await work_of(request, "bulletin.draft", bulletin)
    doing = reply(by_of(request), work, unit, fields.get("text", ""), key_of(request, fields))
    return await _done(request, work, fields, "replied", doing)


@post("/bulletins/{bulletin:int}/steps/{step:str}", opt={"action": "bulletin.draft"}, status_code=200)
async def go_on(request: ReadRequest, bulletin: FromPath[int], step: FromPath[str]) -> Response[Any]:
    """送核稿, 核稿, 保密审查, or back."""
    fields, work = await form_of(request), await work_of(request, "bulletin.draft", bulletin)
    if step not in BEFORE:
        raise NotYours()
    name, opinion, key = fields.get("name", ""), fields.get("opinion", ""), key_of(request, fields)
    doing = take_step(by_of(request), work, BEFORE[step], name, opinion, key)
    return await _done(request, work, fields, step, doing)


@post("/bulletins/{bulletin:int}/issue", opt={"action": "bulletin.issue"}, status_code=200)
async def sign(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """Issues the bulletin. The same form twice gives the same number."""
    fields, work = await form_of(request), await work_of(request, "bulletin.issue", bulletin)
    doing = issue(by_of(request), work, fields.get("name", ""), key_of(request, fields))
    return await _done(request, work, fields, "issued", doing)


async def _done(
    request: ReadRequest, work: Work, typed: dict[str, str], notice: str, doing: Awaitable[Any]
) -> Response[Any]:
    """The bulletin's page afterwards, or the draft with what was typed and why it was refused."""
    try:
        await doing
    except Refused as refusal:
        if await issued_seen(work):
            raise
        await write_refusal(refusal, request.scope)
        seen = await preview(work)
        past = await history(seen)
        draft = draft_page(frame_of(request), seen, past, _own(request), say(refusal), typed=typed)
        return page(draft, status(refusal))
    return go(f"/bulletins/{work.id}?done={notice}")
