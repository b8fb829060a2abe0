"""The office's desk: the weeks, a week's draft with its advice, the PDF, issuing."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.register.errors import NoSuchBulletin
from lianfang import issued
from lianfang.access import NotYours, can
from lianfang.flows.bulletin.advise import advise
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import Preview, preview
from lianfang.printing import print_bulletin
from lianfang.web.answers import ReadRequest, go, page, pdf, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.bulletins import week_seen, weeks_seen
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.draft_view import draft_page
from lianfang.web.pages.issued_view import issued_page, weeks_page
from lianfang.web.pages.places import station_of
from lianfang.wording import say, status
from zones.ground.refused import Refused

STATES = {"use": "use", "change": "changed", "drop": "dropped", "add": "added"}


@get("/stations/{station:int}/bulletins", opt={"action": "bulletin.see"})
async def weeks(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    """Every week that has data, a draft or a bulletin, newest first."""
    place = await station_of(request, "bulletin.see", station)
    seen = await weeks_seen(place.id, can(actor_of(request), "bulletin.draft"))
    return page(weeks_page(frame_of(request), place, seen.weeks, seen.came, seen.drafted, seen.done))


@get("/stations/{station:int}/bulletins/{week:str}", opt={"action": "bulletin.see"})
async def one_week(
    request: ReadRequest, station: FromPath[int], week: FromPath[str], done: FromQuery[str] = ""
) -> Response[Any]:
    """The draft; once issued, the bulletin."""
    name, wants_pdf = week.removesuffix(".pdf"), week.endswith(".pdf")
    place, chosen = await station_of(request, "bulletin.see", station), week_asked(name)
    seen = await week_seen(place, chosen, can(actor_of(request), "bulletin.draft"))
    if wants_pdf:
        return await _pdf(seen)
    if seen.issued:
        return page(
            issued_page(
                frame_of(request),
                place,
                seen.issued,
                f"已签发第 {seen.issued.number} 期，可以打印、发各单位了。" if done else "",
            )
        )
    return page(draft_page(frame_of(request), seen, notice=_NOTICES.get(done, "")))


_NOTICES = {"use": "这条建议用上了。", "change": "改好了。", "drop": "这条不用了。", "add": "添上了。"}


async def _pdf(seen: Preview) -> Response[bytes]:
    content = issued.load(seen.issued.sha256) if seen.issued else (await print_bulletin(seen.page)).pdf
    return pdf(content, f"tongbao-{seen.week}")


@post(
    "/stations/{station:int}/bulletins/{week:str}/advice/{hand:str}", opt={"action": "bulletin.draft"}, status_code=200
)
async def change_advice(
    request: ReadRequest, station: FromPath[int], week: FromPath[str], hand: FromPath[str]
) -> Response[Any]:
    """用, 改, 不用, or a line of the office's own."""
    fields, chosen = await form_of(request), week_asked(week)
    place = await station_of(request, "bulletin.draft", station)
    if hand not in STATES:
        raise NotYours()
    key = key_of(request, fields)
    try:
        advice, text = fields.get("advice", ""), fields.get("text", "")
        await advise(place.id, chosen, advice, STATES[hand], text, key, by_of(request))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(draft_page(frame_of(request), await preview(place, chosen), error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/bulletins/{chosen}?done={hand}")


@post("/stations/{station:int}/bulletins/{week:str}/issue", opt={"action": "bulletin.issue"}, status_code=200)
async def sign(request: ReadRequest, station: FromPath[int], week: FromPath[str]) -> Response[Any]:
    """Issues the bulletin. The same form twice gives the same number."""
    fields, chosen = await form_of(request), week_asked(week)
    place = await station_of(request, "bulletin.issue", station)
    key = key_of(request, fields)
    try:
        await issue(place, chosen, fields.get("issuer", ""), fields.get("reviewer", ""), key, by_of(request))
    except Refused as refusal:
        if isinstance(refusal, NoSuchBulletin) or (await preview(place, chosen)).issued:
            raise
        await write_refusal(refusal, request.scope)
        shown = draft_page(frame_of(request), await preview(place, chosen), error=say(refusal), names=fields)
        return page(shown, status(refusal))
    return go(f"/stations/{place.id}/bulletins/{chosen}?done=issued")
