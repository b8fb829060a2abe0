"""片区边界: the map as it is drawn now, and a GeoJSON that draws it anew."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Thing, scope
from lianfang.flows.roster.draw_borders import decoded, draw_borders
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import file_of, form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.borders import BordersSeen, borders_seen
from lianfang.web.map import MapGround, MapNow, MapUnit, map_of
from lianfang.web.pages.desk_view import zones_drawn
from lianfang.web.pages.places import station_of
from lianfang.web.views import BorderRow, BordersPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.roster.reads import StationRow


@get("/stations/{station:int}/borders", opt={"action": "zone.border"})
async def borders(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    """Every zone, drawn or not."""
    place = await station_of(request, "zone.border", station)
    return await _shown(request, place, notice="画好了。指挥页的图现在就是它，下一期通报也照它画。" if done else "")


@post("/stations/{station:int}/borders", opt={"action": "zone.border"}, status_code=200)
async def draw_them(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """All that the file names, or nothing."""
    place = await station_of(request, "zone.border", station)
    fields, content = await form_of(request), await file_of(request, "file")
    try:
        await draw_borders(by_of(request), place, decoded(content), key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, place, status(refusal), error=say(refusal))
    return go(f"/stations/{place.id}/borders?done=drawn")


async def _shown(
    request: ReadRequest, place: StationRow, code: int = 200, error: str = "", notice: str = ""
) -> Response[str]:
    seen = await borders_seen(scope(actor_of(request), "zone.border", Thing(station=place.id)))
    rows = tuple(_row(seen, zone.id, zone.name) for zone in seen.zones)
    upload = form(f"/stations/{place.id}/borders")
    return page(
        BordersPage(frame_of(request), place.name, map_of(_ground(seen), MapNow()), rows, upload, error, notice), code
    )


def _row(seen: BordersSeen, zone: int, name: str) -> BorderRow:
    drawn = f"{len(seen.borders[zone])} 个点" if zone in seen.borders else "没有画，按各单位的位置画"
    return BorderRow(name, f"{sum(unit.zone == zone for unit in seen.units)} 家", drawn)


def _ground(seen: BordersSeen) -> MapGround:
    return MapGround(
        zones_drawn(seen.zones, seen.borders),
        tuple(MapUnit(one.id, one.name, one.zone, one.longitude, one.latitude) for one in seen.units),
    )
