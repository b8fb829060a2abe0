"""The Yanghe scene's units on the ground, quiet and with a call going on, and the page that shows them."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from lianfang.scenes import load
from lianfang.web.map import MapCall, MapFlag, MapGround, MapNow, MapUnit, MapZone, UnitState, map_of
from lianfang.web.views import environment

ROSTER = Path(load.__file__).parent / "yanghe" / "花名册.xlsx"
STATES: dict[str, UnitState] = {
    "新城名苑": "called",
    "泰和家园": "watching",
    "锦绣江南": "watching",
    "海棠湾": "unanswered",
    "金水湾": "unanswered",
    "中央农贸市场": "unanswered",
    "税务分局": "off",
}
PAGE = """<!doctype html><html lang="zh-CN" data-theme="{theme}" data-size="m"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>map</title>
<link rel="stylesheet" href="{sheet}"></head><body><div></div>
<main><h1>map</h1><section class="panel">{map}</section></main></body></html>"""


def yanghe(*, called: bool = True, outlined: dict[str, tuple[tuple[float, float], ...]] | None = None) -> MapGround:
    """37 units in five zones, as the roster gives them."""
    rows = CalamineWorkbook.from_path(str(ROSTER)).get_sheet_by_name("联防单位").to_python()[2:-1]
    units = [(str(row[1]).strip(), str(row[2]).strip(), float(row[8]), float(row[9])) for row in rows]
    zones = list(dict.fromkeys(zone for _, zone, _, _ in units))
    return MapGround(
        tuple(MapZone(at, name, at, (outlined or {}).get(name, ())) for at, name in enumerate(zones, 1)),
        tuple(
            MapUnit(at, name, zones.index(zone) + 1, x, y, STATES.get(name, "on") if called else "on")
            for at, (name, zone, x, y) in enumerate(units, 1)
        ),
    )


def going_on(ground: MapGround) -> MapNow:
    ids = {unit.name: unit.id for unit in ground.units}
    call = MapCall(
        ids["新城名苑"],
        (ids["河滨小区"], ids["酒都花园"]),
        (ids["泰和家园"], ids["锦绣江南"]),
        (118.3838, 33.7716),
        "洋河大道路口",
    )
    flags = ((118.3925, 33.7672), (118.4250, 33.7702), (118.4050, 33.7535), (118.4040, 33.7850), (118.4068, 33.7712))
    names = ("西片区巡逻组", "东片区巡逻组", "南片区巡逻组", "北片区巡逻组", "中片区巡逻组")
    return MapNow((call,), tuple(MapFlag(name, place) for name, place in zip(names, flags, strict=True)))


def shown(ground: MapGround, now: MapNow) -> str:
    """The macro's html."""
    macro = environment().get_template("_map.html").module.map  # type: ignore[attr-defined]
    return str(macro(map_of(ground, now)))
