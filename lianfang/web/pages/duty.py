"""值班表: who is on duty in the station now."""

from litestar import Response, get
from litestar.params import FromPath

from lianfang.access import Thing, scope
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.desk import duty_seen
from lianfang.web.pages.duty_view import duty_zones, states_of
from lianfang.web.pages.places import station_of
from lianfang.web.views import Count, DutyPage
from zones.duty.vocabulary import HandOverRow, OnDuty


@get("/stations/{station:int}/duty", opt={"action": "duty.see"})
async def duty(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    """By zone and unit, the teams that move first."""
    place = await station_of(request, "duty.see", station)
    seen = await duty_seen(scope(actor_of(request), "duty.see", Thing(station=place.id)))
    shown = duty_zones(seen.people, seen.zones, states_of(seen.overs, seen.now))
    return page(
        DutyPage(frame_of(request), place.name, _counts(seen.people, seen.overs), shown, f"/stations/{place.id}/desk")
    )


def _counts(people: list[OnDuty], overs: list[HandOverRow]) -> tuple[Count, ...]:
    there = {one.person for one in people if one.signed_on}
    planned = {one.person for one in people} - there
    return (
        Count("已上岗", str(len(there)), "人"),
        Count("只排了班", str(len(planned)), "人"),
        Count(
            "没人来接", str(sum(one.coming is None for one in overs)), "岗", any(one.coming is None for one in overs)
        ),
        Count("有人的单位", str(len({one.unit for one in people if one.unit is not None})), "家"),
    )
