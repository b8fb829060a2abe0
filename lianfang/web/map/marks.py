"""Patrols' flags and meeting points; a flag steps aside for a zone's name, the name stays readable."""

from math import cos, pi, sin

from lianfang.web.map.drawn import Mark
from lianfang.web.map.given import MapCall, MapNow
from lianfang.web.map.label import Box, apart
from lianfang.web.map.layout import DOT, Layout
from lianfang.web.map.plane import Point
from lianfang.web.map.project import on_earth, placed


def flags_of(now: MapNow, layout: Layout) -> tuple[Mark, ...]:
    taken = [*layout.labels.values(), *(Box(x, y, DOT, DOT) for x, y in layout.dots.values())]
    marks = []
    for flag in (flag for flag in now.flags if on_earth(*flag.place)):
        foot = _free(placed(layout.projection, flag.place), taken)
        taken.append(flag_box(foot))
        marks.append(Mark(round(foot[0]), round(foot[1]), flag.name))
    return tuple(marks)


def _free(foot: Point, taken: list[Box]) -> Point:
    """The nearest place around where the flag covers nothing; its own place if there is none near."""
    tried = [
        (foot[0] + far * cos(turn * pi / 6), foot[1] + far * sin(turn * pi / 6))
        for far in range(0, 72, 8)
        for turn in range(12)
    ]
    return next((place for place in tried if all(apart(flag_box(place), box) >= 1 for box in taken)), foot)


def flag_box(foot: Point) -> Box:
    """What a flag covers: it stands on its foot and flies to the right."""
    return Box(foot[0] + 7, foot[1] - 10, 18, 22)


def meetings_of(now: MapNow, layout: Layout) -> tuple[Mark, ...]:
    return tuple(mark for call in now.calls for mark in _meeting(call, layout))


def meeting_point(call: MapCall, layout: Layout) -> Point | None:
    spot = on_earth(*call.meeting) if call.meeting else None
    return placed(layout.projection, spot) if spot else None


def _meeting(call: MapCall, layout: Layout) -> list[Mark]:
    place = meeting_point(call, layout)
    if place is None:
        return []
    x, y = place
    return [Mark(round(x), round(y), f"碰头点：{call.meeting_name}" if call.meeting_name else "碰头点")]
