"""责任民警: which officer looks after which unit, set by the office."""

import re
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.flows.beat.assign import assign
from lianfang.web.answers import ReadRequest, form, go, page
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.units import beats_seen
from lianfang.web.pages.places import station_of, unit_of
from lianfang.web.pages.told import full_day
from lianfang.web.views import BeatRow, BeatsPage, Choice
from zones.roster.errors import NoSuchOfficer


@get("/stations/{station:int}/beats", opt={"action": "beats.assign"})
async def all_beats(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    """Every unit of the station with its officer."""
    place = await station_of(request, "beats.assign", station)
    seen = await beats_seen(actor_of(request), station)
    rows, held, known = seen.units, seen.held, seen.officers
    shown = tuple(
        BeatRow(
            unit.name,
            unit.zone,
            form(f"/units/{unit.id}/officer"),
            (
                Choice("", "没有定", unit.id not in held),
                *(Choice(str(one.id), one.name, unit.id in held and held[unit.id].officer == one.id) for one in known),
            ),
            full_day(held[unit.id].since) if unit.id in held else "",
        )
        for unit in rows
    )
    return page(BeatsPage(frame_of(request), place.name, shown, notice="定好了，从今天起。" if done else ""))


@post("/units/{unit:int}/officer", opt={"action": "beats.assign"}, status_code=200)
async def set_officer(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """From today. Sending it twice changes nothing more."""
    fields, reach = await form_of(request), await unit_of(request, "beats.assign", unit)
    await assign(by_of(request), reach, unit, _officer(fields.get("officer", "")), key_of(request, fields))
    return go(f"/stations/{reach.stations[0]}/beats?done=set")


def _officer(chosen: str) -> int | None:
    """None for nobody. Raises NoSuchOfficer."""
    if chosen and not re.fullmatch(r"[0-9]{1,15}", chosen):
        raise NoSuchOfficer()
    return int(chosen) if chosen else None
