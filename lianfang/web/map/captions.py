"""Which units are named on the map: who asks for help, who goes there, who watches. All others by pointing at them."""

from lianfang.web.map.drawn import Caption, Mark
from lianfang.web.map.given import MapGround, MapNow
from lianfang.web.map.label import Box, below, beside, width_of
from lianfang.web.map.layout import DOT, Layout
from lianfang.web.map.marks import flag_box
from lianfang.web.map.plane import Point
from lianfang.web.map.project import WIDTH

SIZE, CALLED_SIZE = 13.5, 16.0
RADIUS, CALLED_RADIUS = 6, 16


def captions_of(
    ground: MapGround, now: MapNow, layout: Layout, flags: tuple[Mark, ...], meetings: tuple[Mark, ...]
) -> tuple[Caption, ...]:
    """The called unit's name stands below its dot, the others find room around it; it comes last."""
    taken = [Box(x, y, DOT, DOT) for x, y in layout.dots.values()]
    taken += [_heavy(box) for box in layout.labels.values()]
    taken += [Box(mark.x, mark.y, 18, 18) for mark in meetings] + [flag_box((mark.x, mark.y)) for mark in flags]
    called = [
        _called(unit.name, layout.dots[unit.id], layout, taken)
        for unit in ground.units
        if unit.state == "called" and unit.id in layout.dots
    ]
    others = [_helper(text, layout.dots[unit], layout, taken) for unit, text in _named(ground, now, layout)]
    return (*others, *called)


def _called(name: str, dot: Point, layout: Layout, taken: list[Box]) -> Caption:
    box = below(dot, CALLED_RADIUS, width_of(name, CALLED_SIZE), taken, (WIDTH, layout.projection.height))
    taken += [_heavy(box), Box(dot[0], dot[1], 3 * CALLED_RADIUS, 3 * CALLED_RADIUS, weight=2)]
    return Caption("called", round(box.x), round(box.y) + 6, "middle", name)


def _helper(text: str, dot: Point, layout: Layout, taken: list[Box]) -> Caption:
    wide = width_of(text, SIZE)
    box, anchor = beside(dot, RADIUS, wide, taken, (WIDTH, layout.projection.height))
    taken.append(_heavy(box))
    start = {"start": box.x - wide / 2, "middle": box.x, "end": box.x + wide / 2}[anchor]
    return Caption("helper", round(start), round(box.y) + 5, anchor, text)


def _heavy(box: Box) -> Box:
    """Words: covering them is worse than covering a dot."""
    return Box(box.x, box.y, box.wide, box.tall, weight=4)


def _named(ground: MapGround, now: MapNow, layout: Layout) -> list[tuple[int, str]]:
    helping = {helper for call in now.calls for helper in call.helpers}
    seen = [unit for unit in ground.units if unit.id in layout.dots and unit.state != "called"]
    return [
        (unit.id, f"{unit.name} 帮看" if unit.state == "watching" else f"{unit.name} 支援")
        for unit in seen
        if unit.state == "watching" or unit.id in helping
    ]
