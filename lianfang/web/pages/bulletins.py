"""The office's desk: the weeks, a week's draft with its advice, the PDF, issuing."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.register import reads as register
from bulletins.register.errors import NoSuchBulletin
from lianfang import issued
from lianfang.accounts.errors import NotYours
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.bulletin.advise import advise
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import preview
from lianfang.printing import print_page
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import form_of, frame_of, signed_of
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.draft_view import draft_page
from lianfang.web.pages.issued_view import issued_page, weeks_page
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week, shanghai_day, week_of
from zones.journal.reads import weeks_delivered
from zones.roster.reads import StationRow, stations

STATES = {"use": "use", "change": "changed", "drop": "dropped", "add": "added"}


async def _station(request: ReadRequest) -> StationRow:
    signed = signed_of(request)
    found = [station for station in await stations() if station.id == signed.station]
    if not found:
        raise NotYours()
    return found[0]


@get("/office/bulletins", opt={"role": "office"})
async def weeks(request: ReadRequest) -> Response[str]:
    """Every week that has data, a draft or a bulletin, newest first."""
    station = await _station(request)
    scope = Scope((station.id,))
    async with transaction(snapshot=True) as now:
        came = await weeks_delivered(scope)
        drafted, done = await register.drafted(scope), await register.all_issued(scope)
        last = week_of(shanghai_day(now)).previous
    known = {parse_week(week) for week in (*came, *drafted, *(one.week for one in done))} | {last}
    return page(weeks_page(frame_of(request), station, sorted(known, reverse=True), came, drafted, done))


@get("/office/bulletins/{week:str}", opt={"role": "office"})
async def one_week(request: ReadRequest, week: FromPath[str], done: FromQuery[str] = "") -> Response[Any]:
    """The draft; once issued, the bulletin."""
    name, wants_pdf = week.removesuffix(".pdf"), week.endswith(".pdf")
    station, chosen = await _station(request), week_asked(name)
    if wants_pdf:
        return await _pdf(station, chosen)
    seen = await preview(station, chosen)
    if seen.issued:
        return page(
            issued_page(
                frame_of(request),
                station,
                seen.issued,
                f"已签发第 {seen.issued.number} 期，可以打印、发各单位了。" if done else "",
            )
        )
    return page(draft_page(frame_of(request), seen, notice=_NOTICES.get(done, "")))


_NOTICES = {"use": "这条建议用上了。", "change": "改好了。", "drop": "这条不用了。", "add": "添上了。"}


async def _pdf(station: StationRow, week: Week) -> Response[bytes]:
    seen = await preview(station, week)
    content = issued.load(seen.issued.sha256) if seen.issued else (await print_page(seen.page)).pdf
    name = f"tongbao-{week}.pdf"
    return Response(
        content, media_type="application/pdf", headers={"content-disposition": f'inline; filename="{name}"'}
    )


@post("/office/bulletins/{week:str}/advice/{hand:str}", opt={"role": "office"}, status_code=200)
async def change_advice(request: ReadRequest, week: FromPath[str], hand: FromPath[str]) -> Response[Any]:
    """用, 改, 不用, or a line of the office's own."""
    fields, station, chosen = await form_of(request), await _station(request), week_asked(week)
    if hand not in STATES:
        raise NotYours()
    key = Key(fields.get("key", ""), f"login:{signed_of(request).login}")
    try:
        await advise(station.id, chosen, fields.get("advice", ""), STATES[hand], fields.get("text", ""), key)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(draft_page(frame_of(request), await preview(station, chosen), error=say(refusal)), status(refusal))
    return go(f"/office/bulletins/{chosen}?done={hand}")


@post("/office/bulletins/{week:str}/issue", opt={"role": "office"}, status_code=200)
async def sign(request: ReadRequest, week: FromPath[str]) -> Response[Any]:
    """Issues the bulletin. The same form twice gives the same number."""
    fields, station, chosen = await form_of(request), await _station(request), week_asked(week)
    key = Key(fields.get("key", ""), f"login:{signed_of(request).login}")
    try:
        await issue(station, chosen, fields.get("issuer", ""), fields.get("reviewer", ""), key)
    except Refused as refusal:
        if isinstance(refusal, NoSuchBulletin) or (await preview(station, chosen)).issued:
            raise
        await write_refusal(refusal, request.scope)
        shown = draft_page(frame_of(request), await preview(station, chosen), error=say(refusal), names=fields)
        return page(shown, status(refusal))
    return go(f"/office/bulletins/{chosen}?done=issued")
