"""Two rounds of spot questions at every station of a town."""

from lianfang.audit.actions import OPERATOR
from lianfang.flows.spot.put_on import put_on
from tests.lianfang.access.told import Places
from tests.watch import key

LINES = "求援怎么按？｜两下\n联勤联防是什么？｜看好自家门，也护好邻家院\n着火打什么电话？｜119"


async def ask_around(stations: dict[str, int]) -> dict[str, Places]:
    """spot, spot_too → their ids by place."""
    return {
        name: {
            place: str(await put_on(OPERATOR, station, 998, "十月宣传", LINES, "", 0, key()))
            for place, station in stations.items()
        }
        for name in ("spot", "spot_too")
    }
