"""会商、例会: written down with what was decided, printed as minutes."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.register.errors import NoSuchPublisher
from lianfang.flows.followup.meet import Met, meet
from lianfang.printing import print_letter
from lianfang.web.answers import ReadRequest, form, go, page, pdf, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.followup import MeetingSeen, meeting_seen, meetings_seen
from lianfang.web.looks.receipts import publisher_kept
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.followup_view import ask_form, asked_in, issuer, minutes_letter, rows_of
from lianfang.web.pages.told import full_day
from lianfang.web.views import Choice, Fact, MeetingPage, MeetingRow, MeetingsPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.weeks import shanghai_day


@get("/meetings", opt={"action": "followup.keep"})
async def meetings(request: ReadRequest) -> Response[str]:
    """All that were held, newest first."""
    return page(await _shown(request, {}))


async def _shown(request: ReadRequest, typed: dict[str, str], error: str = "") -> MeetingsPage:
    seen = await meetings_seen(actor_of(request))
    issuers = {one.id: issuer(one) for one in seen.publishers}
    return MeetingsPage(
        frame_of(request),
        tuple(
            MeetingRow(full_day(one.day), one.place, issuers.get(one.publisher, ""), f"/meetings/{one.id}")
            for one in seen.meetings
        ),
        tuple(Choice(str(number), name, typed.get("publisher") == str(number)) for number, name in issuers.items()),
        ask_form(form("/meetings"), seen.owners, shanghai_day(seen.now), typed) if issuers else None,
        error,
    )


@post("/meetings", opt={"action": "followup.keep"}, status_code=200)
async def hold(request: ReadRequest) -> Response[Any]:
    """One more, with up to five decisions."""
    fields = await form_of(request)
    number = number_asked(fields.get("publisher", ""))
    if number is None:
        raise NoSuchPublisher()
    publisher = await publisher_kept(actor_of(request), number)
    try:
        words = (fields.get("place", ""), fields.get("present", ""), fields.get("minutes", ""))
        said = Met(day_asked(fields.get("day", "")), *words, asked_in(fields))
        made = await meet(by_of(request), publisher, said, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, fields, say(refusal)), status(refusal))
    return go(f"/meetings/{made}?done=held")


@get("/meetings/{meeting:str}", opt={"action": "followup.keep"})
async def one_meeting(request: ReadRequest, meeting: FromPath[str], done: FromQuery[str] = "") -> Response[Any]:
    """Its page; with .pdf its minutes on paper."""
    seen = await meeting_seen(actor_of(request), number_asked(meeting.removesuffix(".pdf")) or 0)
    if meeting.endswith(".pdf"):
        return pdf((await print_letter(minutes_letter(seen))).pdf, f"huiyijiyao-{seen.meeting.day}")
    return page(_one(request, seen, "记下了，纪要可以打印。" if done else ""))


def _one(request: ReadRequest, seen: MeetingSeen, notice: str) -> MeetingPage:
    one = seen.meeting
    return MeetingPage(
        frame_of(request),
        f"{full_day(one.day)}会议",
        (Fact("谁开的", issuer(seen.publisher)), Fact("地点", one.place), Fact("参加", one.present)),
        tuple(one.minutes.splitlines()),
        rows_of(seen.items, shanghai_day(seen.now)),
        f"/meetings/{one.id}.pdf",
        notice,
    )
