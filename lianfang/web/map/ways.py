"""Dashed lines of a call: helpers to the meeting point and on together, thin ones from who watches."""

from typing import Literal

from lianfang.web.map.drawn import Way
from lianfang.web.map.given import MapCall, MapNow
from lianfang.web.map.layout import Layout
from lianfang.web.map.marks import meeting_point
from lianfang.web.map.plane import Point


def ways_of(now: MapNow, layout: Layout) -> tuple[Way, ...]:
    return tuple(way for call in now.calls if call.unit in layout.dots for way in _ways(call, layout))


def _ways(call: MapCall, layout: Layout) -> list[Way]:
    caller = layout.dots[call.unit]
    meeting = meeting_point(call, layout)
    first = meeting or caller
    helpers = [layout.dots[unit] for unit in call.helpers if unit in layout.dots]
    watchers = [layout.dots[unit] for unit in call.watchers if unit in layout.dots]
    together = [_way("go", first, caller)] if meeting else []
    return (
        [_way("see", place, caller) for place in watchers] + [_way("go", place, first) for place in helpers] + together
    )


def _way(kind: Literal["go", "see"], start: Point, end: Point) -> Way:
    return Way(kind, f"M{start[0]:.0f},{start[1]:.0f}L{end[0]:.0f},{end[1]:.0f}")
