"""周汇总 of a station: its frozen weeks, and one by zone, unit and guard, in the order of the roster."""

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from lianfang.access import can
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.weekly import weeks_seen
from lianfang.web.pages.places import station_of
from lianfang.web.pages.weeks_view import weeks_page
from zones.ground.scope import Scope


@get("/stations/{station:int}/weeks", opt={"action": "weeks.see"})
async def weeks_frozen(request: ReadRequest, station: FromPath[int], week: FromQuery[str] = "") -> Response[str]:
    """A week, the newest with points if none is named."""
    place = await station_of(request, "weeks.see", station)
    seen = await weeks_seen(Scope((place.id,)), week)
    return page(weeks_page(frame_of(request), place, seen, can(actor_of(request), "unit.see")))
