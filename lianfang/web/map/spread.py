"""Moves dots that would cover one another a little apart: the map is a sketch, a hidden unit would be a lie."""

from math import cos, sin

from lianfang.web.map.plane import Point, gap

APART = 21.0
"""A dot and the ring around it; who asks for help is drawn larger, and still hides nobody."""
ROUNDS = 80
GOLDEN = 2.399963
RIM = 58
"""From the edge of the viewBox: what the outlines around the outermost dots need."""


def spread(points: list[Point], width: int, height: int) -> list[tuple[int, int]]:
    """The same points in the same order, on whole numbers, hardly moved where there is room; the same input, the same result."""
    moved = [_nudged(point, at) for at, point in enumerate(points)]
    for _ in range(ROUNDS):
        pushes = _pushes(moved)
        if not pushes:
            break
        for at, (dx, dy) in pushes.items():
            x, y = moved[at]
            moved[at] = (min(max(x + dx, RIM), width - RIM), min(max(y + dy, RIM), height - RIM))
    return [(round(x), round(y)) for x, y in moved]


def _nudged(point: Point, at: int) -> Point:
    """A hair aside, each in a direction of its own: points on one spot would not know where to go."""
    return (point[0] + cos(at * GOLDEN) * 0.1, point[1] + sin(at * GOLDEN) * 0.1)


def _pushes(points: list[Point]) -> dict[int, Point]:
    pushes: dict[int, Point] = {}
    order = sorted(range(len(points)), key=lambda at: points[at])
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            if points[other][0] - points[one][0] >= APART:
                break
            between = gap(points[one], points[other])
            if between < APART - 0.5:
                _push(pushes, points, one, other, (APART - between) / 2)
    return pushes


def _push(pushes: dict[int, Point], points: list[Point], one: int, other: int, by: float) -> None:
    (ax, ay), (bx, by_) = points[one], points[other]
    between = max(gap(points[one], points[other]), 1e-9)
    dx, dy = (bx - ax) / between * by, (by_ - ay) / between * by
    for at, sign in ((one, -1), (other, 1)):
        x, y = pushes.get(at, (0.0, 0.0))
        pushes[at] = (x + sign * dx, y + sign * dy)
