"""做了一件事: 矛盾调处, 安保救助, 警务协助, 防范宣传, told by the guard, and what became of it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.database import look
from lianfang.flows.reports.photo import OF_RECORD
from lianfang.flows.reports.tell_record import Told, tell_record
from lianfang.photos.reads import content_of
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import file_of, form_of, key_of, phone_time
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.records import own_records, reached_record
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.daily_orders import instant_asked
from lianfang.web.pages.notes import AROUND
from lianfang.web.pages.record_view import own_row
from lianfang.web.photos import photo_response
from lianfang.web.views import Choice, RecordsPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.weeks import SHANGHAI
from zones.reports.vocabulary.records import DUTIES


@get("/records", opt={"action": "record.tell"})
async def records(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return page(await _shown(request, {}, notice="交上去了。先请单位看一眼，民警确认了算数。" if done else ""))


@post("/records", opt={"action": "record.tell"}, status_code=200, request_max_body_size=MOST_BYTES + AROUND)
async def send_record(request: ReadRequest) -> Response[Any]:
    fields, content = await form_of(request), await file_of(request, "photo")
    actor, own = actor_of(request), own_scope(actor_of(request), "record.tell")
    told = Told(
        fields.get("duty", ""),
        instant_asked(fields.get("day", ""), fields.get("hour", "")),
        fields.get("words", ""),
        fields.get("topic", ""),
        number_asked(fields.get("contacts", "")) or 0,
        phone_time(fields),
    )
    try:
        await tell_record(by_of(request), own, actor.account, told, content, key_of(request, fields))
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, fields, error=say(refusal)), status(refusal))
    return go("/records?done=sent")


async def _shown(request: ReadRequest, typed: dict[str, str], **shown: Any) -> RecordsPage:
    seen = await own_records(own_scope(actor_of(request), "record.tell"))
    wall = seen.now.astimezone(SHANGHAI)
    return RecordsPage(
        frame_of(request),
        new=form("/records"),
        duties=tuple(Choice(code, word, code == typed.get("duty")) for code, word in DUTIES.items()),
        day=wall.date(),
        hour=wall.time(),
        records=tuple(own_row(seen, row) for row in seen.rows),
        topic=typed.get("topic", ""),
        contacts=typed.get("contacts", ""),
        words=typed.get("words", ""),
        **shown,
    )


@get("/records/{record:int}/photos/{photo:int}", opt={"action": "record.photo"})
async def record_photo(request: ReadRequest, record: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    """For whoever told it, for his unit, for the station."""
    await reached_record(actor_of(request), record, "record.photo")
    return photo_response(await look(lambda: content_of(OF_RECORD, record, photo)))
