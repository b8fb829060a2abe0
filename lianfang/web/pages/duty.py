"""值班表: who is on duty in the station now."""

from litestar import Response, get
from litestar.params import FromPath

from lianfang.access import Thing, scope
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.desk import duty_seen
from lianfang.web.pages.duty_view import duty_zones
from lianfang.web.pages.places import station_of
from lianfang.web.views import Count, DutyPage
from zones.duty.vocabulary import OnDuty


@get("/stations/{station:int}/duty", opt={"action": "duty.see"})
async def duty(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    """By zone and unit, the teams that move first."""
    place = await station_of(request, "duty.see", station)
    people, zones = await duty_seen(scope(actor_of(request), "duty.see", Thing(station=place.id)))
    return page(
        DutyPage(
            frame_of(request), place.name, _counts(people), duty_zones(people, zones), f"/stations/{place.id}/desk"
        )
    )


def _counts(people: list[OnDuty]) -> tuple[Count, ...]:
    there = {one.person for one in people if one.signed_on}
    planned = {one.person for one in people} - there
    return (
        Count("已上岗", str(len(there)), "人"),
        Count("只排了班", str(len(planned)), "人"),
        Count("有人的单位", str(len({one.unit for one in people if one.unit is not None})), "家"),
    )
