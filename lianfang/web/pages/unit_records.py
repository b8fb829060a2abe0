"""四种单 at a unit: what its guards did in their own words, and 属实 or 不是这样. What becomes of it is the station's."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.flows.reports.unit_word import unit_word
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.records import UnitSeen, check_record, unit_records
from lianfang.web.pages.note_view import when
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.record_view import unit_row, unit_said
from lianfang.web.views import Fact, UnitRecordsPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.reports.reads.records import RecordRow
from zones.reports.vocabulary.records import DUTIES


@get("/units/{unit:int}/records", opt={"action": "record.unit"})
async def records_of_unit(request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    of = await unit_of(request, "record.unit", unit)
    return page(await _shown(request, of, unit, notice="记下了，交给民警定。保安员看得到您这一句。" if done else ""))


@post("/units/{unit:int}/records/{record:int}", opt={"action": "record.unit"}, status_code=200)
async def say_of_record(request: ReadRequest, unit: FromPath[int], record: FromPath[int]) -> Response[Any]:
    """By whoever is in charge of the unit; never on what he did himself."""
    fields, of, actor = await form_of(request), await unit_of(request, "record.unit", unit), actor_of(request)
    await check_record(of, record)
    verdict, said, key = fields.get("verdict", ""), fields.get("said", ""), key_of(request, fields)
    try:
        await unit_word(by_of(request), of, actor.account, actor.person, record, verdict, said, key)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, of, unit, {record: said}, error=say(refusal)), status(refusal))
    return go(f"/units/{unit}/records?done=said")


async def _shown(
    request: ReadRequest, of: Scope, unit: int, typed: dict[int, str] | None = None, **shown: Any
) -> UnitRecordsPage:
    seen, at = await unit_records(of), f"/units/{unit}/records"
    rows = [
        (row.record, unit_row(seen.asked, row, at, (typed or {}).get(row.record.id, ""))) for row in seen.asked.rows
    ]
    own = actor_of(request).person
    return UnitRecordsPage(
        frame_of(request),
        seen.name,
        asked=tuple(shown for record, shown in rows if record.person != own),
        sent=tuple(_line(seen, row) for row in seen.sent),
        **shown,
    )


def _line(seen: UnitSeen, row: RecordRow) -> Fact:
    """That it was sent, and the unit's own word."""
    record = row.record
    title = f"{row.name}：{DUTIES[record.duty]}"
    return Fact(title, f"{when(record.at, seen.asked.now)}交的", unit_said(record))
