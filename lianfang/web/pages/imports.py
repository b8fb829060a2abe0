"""导入: a workbook is read and shown first, written on the second press; between the two it lies sealed."""

from typing import Any, Literal

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec import structs

from lianfang.flows.imports.look import look
from lianfang.flows.imports.write import write
from lianfang.sheets.errors import NotAWorkbook
from lianfang.web.answers import ReadRequest, form, page, write_refusal
from lianfang.web.doors import by_of
from lianfang.web.forms import file_of, form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.import_view import report
from lianfang.web.pages.places import station_of
from lianfang.web.views import ImportPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.roster.reads import StationRow

MOST_BYTES = 21 * 2**20
"""A workbook of 20 MB and the form around it."""


@get("/stations/{station:int}/import", opt={"action": "import"})
async def choose(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    return page(_page(request, await station_of(request, "import", station)))


def _page(request: ReadRequest, place: StationRow, **shown: Any) -> ImportPage:
    return ImportPage(frame_of(request), place.name, form(f"/stations/{place.id}/import"), **shown)


def _kind(fields: dict[str, str]) -> Literal["roster", "week"]:
    return "week" if fields.get("kind") == "week" else "roster"


@post("/stations/{station:int}/import", opt={"action": "import"}, status_code=200, request_max_body_size=MOST_BYTES)
async def look_at(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """What the file would do. Nothing is written."""
    place = await station_of(request, "import", station)
    fields, content = await form_of(request), await file_of(request, "file")
    kind, week = _kind(fields), fields.get("week", "").strip()
    try:
        if not content:
            raise NotAWorkbook()
        seen = await look(by_of(request), place, kind, content, week)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(_page(request, place, kind=kind, week=week, error=say(refusal)), status(refusal))
    along = (("upload", seen.upload), ("seal", seen.seal), ("kind", kind), ("week", week))
    confirm = structs.replace(form(f"/stations/{station}/import/confirm"), along=along)
    return page(_page(request, place, kind=kind, week=week, report=report(seen.report, confirm, place.id)))


@post("/stations/{station:int}/import/confirm", opt={"action": "import"}, status_code=200)
async def write_it(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """Writes what was looked at. The same form twice says the same."""
    place = await station_of(request, "import", station)
    fields = await form_of(request)
    kind, upload, seal = _kind(fields), fields.get("upload", ""), fields.get("seal", "")
    try:
        done = await write(by_of(request), place, kind, upload, seal, fields.get("week", ""), key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(_page(request, place, kind=kind, error=say(refusal)), status(refusal))
    return page(_page(request, place, kind=kind, notice=done))
