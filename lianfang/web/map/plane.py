"""Geometry of the plane: hulls, half-planes, distances. Polygons are tuples of corners, the last joined to the first."""

from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Polygon = tuple[Point, ...]


def hull(points: Polygon) -> Polygon:
    """The convex hull; of one point a point, of points on a line its two ends."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return tuple(ordered)
    return (*_chain(ordered)[:-1], *_chain(ordered[::-1])[:-1])


def _chain(ordered: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for point in ordered:
        while len(kept) > 1 and turn(kept[-2], kept[-1], point) <= 0:
            kept.pop()
        kept.append(point)
    return kept


def turn(a: Point, b: Point, c: Point) -> float:
    """Twice the area of the triangle: positive where the way from a over b to c bends towards +y."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def edges(polygon: Polygon) -> list[tuple[Point, Point]]:
    """One for a segment, the point with itself for a point."""
    return list(pairwise(polygon)) + [(polygon[-1], polygon[0])] if len(polygon) > 2 else [(polygon[0], polygon[-1])]


def area(polygon: Polygon) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in edges(polygon))) / 2 if len(polygon) > 2 else 0.0


def cut(polygon: Polygon, through: Point, away: Point) -> Polygon:
    """What lies on the near side of the line through a point, seen along the direction `away`."""
    kept: list[Point] = []
    for a, b in edges(polygon) if len(polygon) > 2 else []:
        here, there = _along(a, through, away), _along(b, through, away)
        if here <= 0:
            kept.append(a)
        if here * there < 0:
            part = here / (here - there)
            kept.append((a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
    return tuple(kept)


def within(polygon: Polygon, other: Polygon) -> Polygon:
    """What of a convex polygon lies in another, whose corners run as those of `hull` do."""
    for a, b in edges(other):
        polygon = cut(polygon, a, (b[1] - a[1], a[0] - b[0]))
    return polygon


def _along(point: Point, through: Point, away: Point) -> float:
    return (point[0] - through[0]) * away[0] + (point[1] - through[1]) * away[1]


def inside(polygon: Polygon, point: Point) -> bool:
    """Even-odd, so any outline will do."""
    x, y = point
    crossed = [
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) > x for a, b in edges(polygon) if (a[1] > y) != (b[1] > y)
    ]
    return len(polygon) > 2 and sum(crossed) % 2 == 1


def nearest(edge: tuple[Point, Point], point: Point) -> Point:
    (ax, ay), (bx, by) = edge
    dx, dy = bx - ax, by - ay
    long = dx * dx + dy * dy
    part = max(0.0, min(1.0, ((point[0] - ax) * dx + (point[1] - ay) * dy) / long)) if long else 0.0
    return (ax + dx * part, ay + dy * part)


def gap(a: Point, b: Point) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def edge_gap(polygon: Polygon, point: Point) -> float:
    """How far a point is from the polygon's edge, inside or outside."""
    return min(gap(nearest(edge, point), point) for edge in edges(polygon))


def closest(one: Polygon, other: Polygon) -> tuple[Point, Point] | None:
    """The two points where convex shapes come closest; None where they overlap."""
    if inside(one, other[0]) or inside(other, one[0]):
        return None
    here, there = edges(one), edges(other)
    if any(_cross(a, b) for a in here for b in there):
        return None
    pairs = [(point, nearest(edge, point)) for point in one for edge in there]
    pairs += [(nearest(edge, point), point) for point in other for edge in here]
    return min(pairs, key=lambda pair: gap(*pair))


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
