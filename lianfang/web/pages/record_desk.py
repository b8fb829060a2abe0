"""四种单 at the station: an officer confirms, sends back, takes back; never his own."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, can
from lianfang.flows.reports.decide_record import decide_record
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.reports import check_record, records_seen
from lianfang.web.pages.places import station_of
from lianfang.web.pages.record_view import record_row
from lianfang.web.views import RecordsQueuePage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.reads import StationRow


@get("/stations/{station:int}/records", opt={"action": "record.see"})
async def records_queue(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    place = await station_of(request, "record.see", station)
    return page(await _shown(request, place, notice="记下了，马上告诉保安员。" if done else ""))


@post("/stations/{station:int}/records/{record:int}", opt={"action": "record.decide"}, status_code=200)
async def decide_one(request: ReadRequest, station: FromPath[int], record: FromPath[int]) -> Response[Any]:
    """属实, or back with a reason."""
    fields, place = await form_of(request), await station_of(request, "record.decide", station)
    actor, of = actor_of(request), Scope((place.id,))
    await check_record(of, record)
    verdict, why, key = fields.get("verdict", ""), fields.get("why", ""), key_of(request, fields)
    try:
        await decide_record(by_of(request), of, actor.account, actor.person, record, verdict, why, key)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, place, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/records?done=decided")


async def _shown(request: ReadRequest, place: StationRow, **shown: Any) -> RecordsQueuePage:
    seen = await records_seen(Scope((place.id,)))
    decides = can(actor_of(request), "record.decide", Thing(station=place.id))
    made = [(row, f"/stations/{place.id}/records/{row.record.id}" if decides else "") for row in seen.rows]
    rows = [(row, record_row(seen, row, False, decide)) for row, decide in made]
    return RecordsQueuePage(
        frame_of(request),
        place.name,
        waiting=tuple(line for row, line in rows if row.record.state == "sent"),
        decided=tuple(line for row, line in rows if row.record.state != "sent"),
        **shown,
    )
