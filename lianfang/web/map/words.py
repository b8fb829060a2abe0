"""Names, states and the whole picture in Chinese words."""

from lianfang.web.map.drawn import Colour, MapRow
from lianfang.web.map.given import MapGround, MapNow, MapUnit, MapZone, UnitState

STATES: dict[UnitState, str] = {
    "called": "正在求援",
    "watching": "守着帮看",
    "unanswered": "查岗没应答",
    "on": "有人当班",
    "off": "没人当班",
}
COLOURS: dict[str, Colour] = {"东": "east", "西": "west", "南": "south", "北": "north", "中": "centre"}
NO_PLACE, FAR_PLACE = "没有位置", "位置离得太远，请核对"


def colours_of(zones: tuple[MapZone, ...]) -> dict[int, tuple[Colour, str]]:
    """Per zone its colour and its one character. 东西南北中 have their own colours, other names take them in turn."""
    turns = list(COLOURS.values())
    found: dict[int, tuple[Colour, str]] = {}
    others = 0
    for zone in zones:
        mark = zone.name.strip()[:1] or "？"
        if mark not in COLOURS:
            others += 1
        found[zone.id] = (COLOURS.get(mark) or turns[(others - 1) % len(turns)], mark)
    return found


def row_of(unit: MapUnit, zone: str, colour: tuple[Colour, str], why: str) -> MapRow:
    return MapRow(unit.name, *colour, zone, unit.state, STATES[unit.state], why)


def spoken(ground: MapGround, now: MapNow) -> str:
    """What the picture shows, for who does not see it."""
    names = {unit.id: unit.name for unit in ground.units}
    by_state = {state: [unit.name for unit in ground.units if unit.state == state] for state in STATES}
    helping = {helper for call in now.calls for helper in call.helpers if helper in names}
    parts = [f"{'、'.join(by_state['called'])}正在求援"] if by_state["called"] else []
    parts += [f"{len(helping)} 家去支援"] if helping else []
    parts += [f"{len(by_state[state])} 家{STATES[state]}" for state in STATES if state != "called" and by_state[state]]
    return f"{len(ground.zones)} 个片区 {len(ground.units)} 家单位示意图" + ("：" + "，".join(parts) if parts else "")
