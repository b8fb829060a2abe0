"""四种单 at the station: a queue by keyboard. An officer confirms, sends back, takes back; never his own."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, can
from lianfang.flows.reports.decide_record import decide_record
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.records import A_PAGE, QueueSeen, RecordsSeen, check_record, station_records
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.places import station_of
from lianfang.web.pages.record_view import desk_row
from lianfang.web.views import Link, RecordRow, RecordsQueuePage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.reads import StationRow

MOST_PAGES = 100


@get("/stations/{station:int}/records", opt={"action": "record.see"})
async def records_queue(
    request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "", after: FromQuery[str] = ""
) -> Response[str]:
    place = await station_of(request, "record.see", station)
    nth = min(number_asked(after) or 0, MOST_PAGES)
    return page(await _shown(request, place, nth, notice="记下了，马上告诉保安员。" if done else ""))


@post("/stations/{station:int}/records/{record:int}", opt={"action": "record.decide"}, status_code=200)
async def decide_one(request: ReadRequest, station: FromPath[int], record: FromPath[int]) -> Response[Any]:
    """属实, or back with a reason."""
    fields, place = await form_of(request), await station_of(request, "record.decide", station)
    actor, of = actor_of(request), Scope((place.id,))
    await check_record(of, record)
    verdict, why, key = fields.get("verdict", ""), fields.get("why", ""), key_of(request, fields)
    paid = fields.get("commended") == "yes"
    try:
        await decide_record(by_of(request), of, actor.account, actor.person, record, verdict, why, key, paid)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        shown = await _shown(request, place, 0, {record: why}, error=say(refusal))
        return page(shown, status(refusal))
    return go(f"/stations/{place.id}/records?done=decided")


async def _shown(
    request: ReadRequest, place: StationRow, nth: int, typed: dict[int, str] | None = None, **shown: Any
) -> RecordsQueuePage:
    seen, at = await station_records(Scope((place.id,)), nth), f"/stations/{place.id}/records"
    decides = can(actor_of(request), "record.decide", Thing(station=place.id))
    own = actor_of(request).person

    def rows(some: RecordsSeen) -> tuple[RecordRow, ...]:
        return tuple(
            desk_row(
                some,
                row,
                f"{at}/{row.record.id}" if decides and row.record.person != own else "",
                (typed or {}).get(row.record.id, ""),
                seen.hints.get(row.record.id, ()),
            )
            for row in some.rows
        )

    return RecordsQueuePage(
        frame_of(request),
        place.name,
        waiting=rows(seen.waiting),
        asked=rows(seen.asked),
        decided=rows(seen.decided),
        many=seen.many,
        pages=_pages(seen, at, nth),
        **shown,
    )


def _pages(seen: QueueSeen, at: str, nth: int) -> tuple[Link, ...]:
    """To the page before and after."""
    before = (Link("上一页", f"{at}?after={nth - 1}"),) if nth else ()
    return (*before, Link("下一页", f"{at}?after={nth + 1}")) if seen.many > (nth + 1) * A_PAGE else before
