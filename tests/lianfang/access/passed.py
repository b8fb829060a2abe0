"""A checkpoint at each station of a town, and a check-in of each guard there that waits for an officer."""

from lianfang.audit.actions import OPERATOR
from lianfang.codes.printed import printed
from lianfang.flows.patrol.check_in import check_in
from lianfang.flows.patrol.make_checkpoint import make_checkpoint
from lianfang.flows.patrol.shown import Shown
from tests.lianfang.access.told import Places
from tests.watch import key
from zones.ground.scope import Scope
from zones.patrol.vocabulary.checkins import PointSaid
from zones.roster.tables import Zone

NOBODY, OLD_PLATE = 0, 9


async def pass_by(persons: dict[str, int], stations: dict[str, int]) -> dict[str, Places]:
    """checkpoint, check_in → their ids by place; o, n and f stand at the first station."""
    found: dict[str, Places] = {"checkpoint": {}, "check_in": {}}
    for place, person in persons.items():
        station = stations.get(place, stations["o"])
        home = found["checkpoint"].get("o" if place in "onf" else place)
        point = int(home) if home else await _point(station)
        found["checkpoint"][place] = str(point)
        shown = Shown(printed(point, OLD_PLATE))
        made = await check_in(OPERATOR, NOBODY, Scope((station,)), person, shown, key())
        found["check_in"][place] = str(made)
    return found


async def _point(station: int) -> int:
    zone = (await Zone.raw("SELECT min(id) AS id FROM zone WHERE station = {}", station))[0]["id"]
    return await make_checkpoint(OPERATOR, station, PointSaid(zone, "石桥", longitude=118.4, latitude=33.77), key())
