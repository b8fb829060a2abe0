"""迎检台账: a station's registers, one unit one file, one person one file; as a book on paper or as a workbook."""

import asyncio
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.dossiers.book import KINDS
from bulletins.dossiers.vocabulary import Span, span_of
from bulletins.paper.dossier.vocabulary import Dossier
from lianfang.access import NotYours
from lianfang.flows.dossiers.of_person import of_person
from lianfang.flows.dossiers.of_station import of_station
from lianfang.flows.dossiers.of_unit import of_unit
from lianfang.printing import print_dossier
from lianfang.sheets.write import Sheet, workbook_of
from lianfang.web.answers import ReadRequest, page, pdf, write_refusal, xlsx
from lianfang.web.doors import by_of
from lianfang.web.forms import form_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.dossiers import units_and_days
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.people import card_page
from lianfang.web.pages.places import person_of, station_of
from lianfang.web.views import Choice, DossiersPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.errors import BadDays
from zones.roster.reads import StationRow

FACTS = ("项目", "内容")


@get("/stations/{station:int}/dossiers", opt={"action": "dossier.see"})
async def dossiers(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    place = await station_of(request, "dossier.see", station)
    units, first, last = await units_and_days(Scope((place.id,)))
    return page(
        DossiersPage(
            frame_of(request),
            station=place.name,
            file=f"/stations/{place.id}/dossiers",
            of=(Choice("", "全所", True), *(Choice(str(unit.id), unit.name, False) for unit in units)),
            kinds=tuple(Choice(code, kind.word, False) for code, kind in KINDS.items()),
            first=first,
            last=last,
            people=f"/stations/{place.id}/people",
        )
    )


@get("/stations/{station:int}/dossiers.pdf", opt={"action": "dossier.see"})
async def dossier_paper(
    request: ReadRequest,
    station: FromPath[int],
    first: FromQuery[str] = "",
    last: FromQuery[str] = "",
    unit: FromQuery[str] = "",
    of: FromQuery[tuple[str, ...]] = (),
) -> Response[Any]:
    """`of` are the registers that are wanted; all without any."""
    place = await station_of(request, "dossier.see", station)
    return await _printed(await _asked(place, _span(first, last), unit, of), f"taizhang-{station}")


@get("/stations/{station:int}/dossiers.xlsx", opt={"action": "dossier.see"})
async def dossier_workbook(
    request: ReadRequest,
    station: FromPath[int],
    first: FromQuery[str] = "",
    last: FromQuery[str] = "",
    unit: FromQuery[str] = "",
    of: FromQuery[tuple[str, ...]] = (),
) -> Response[Any]:
    """The same, every row of it."""
    place = await station_of(request, "dossier.see", station)
    return await _bound(await _asked(place, _span(first, last), unit, of), f"taizhang-{station}")


@post("/people/{person:int}/dossier", opt={"action": "dossier.person"}, status_code=200)
async def person_dossier(request: ReadRequest, person: FromPath[int]) -> Response[Any]:
    """A form, so that who took it and why is written down each time."""
    fields, scope = await form_of(request), await person_of(request, "dossier.person", person)
    try:
        place = await station_of(request, "dossier.person", scope.stations[0])
        span = _span(fields.get("first", ""), fields.get("last", ""))
        made = await of_person(by_of(request), place, person, span, fields.get("reason", ""))
        return await (_bound if fields.get("as") == "xlsx" else _printed)(made, f"yirenyidang-{person}")
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await card_page(request, scope, person, error=say(refusal)), status(refusal))


async def _asked(place: StationRow, span: Span, unit: str, codes: tuple[str, ...]) -> Dossier:
    if not unit:
        return await of_station(place, span, codes)
    number = number_asked(unit)
    if number is None:
        raise NotYours()
    return await of_unit(place, number, span, codes)


def _span(first: str, last: str) -> Span:
    """Raises BadSpan, also for what is no day."""
    try:
        return span_of(day_asked(first), day_asked(last))
    except BadDays:
        return span_of(None, None)


async def _printed(dossier: Dossier, name: str) -> Response[Any]:
    return pdf((await print_dossier(dossier)).pdf, name)


async def _bound(dossier: Dossier, name: str) -> Response[Any]:
    """A year's rows are thousands: they are written beside the loop."""
    notes = ((one.title, one.note) for one in dossier.registers if one.note)
    facts = (("起止", dossier.span), ("成册", dossier.made), *dossier.facts, *notes)
    cover = Sheet(f"{dossier.title}：{dossier.subject}", FACTS, facts)
    sheets = (Sheet(f"{nth}．{one.title}", one.head, one.rows) for nth, one in enumerate(dossier.registers, 1))
    return xlsx(await asyncio.to_thread(workbook_of, (cover, *sheets)), name)
