"""Whether a GeoJSON is the border of a zone: one ring, closed, within the country, that does not cross itself."""

import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from zones.roster.errors import BadBorder

Spot = tuple[float, float]
Ring = tuple[Spot, ...]
MOST_POINTS, MOST_IN_ALL, MOST_TEXT = 300, 3000, 1_000_000
"""Sides are compared two by two: at most some hundred thousand pairs, about a second."""
LONGITUDES, LATITUDES = (73.0, 136.0), (3.0, 54.0)


def named_borders(text: str) -> dict[str, Ring]:
    """The rings of a FeatureCollection by the `name` of each feature's properties; BadBorder says which one is wrong."""
    made: dict[str, Ring] = {}
    for feature in features(parsed(text)):
        properties = feature.get("properties")
        name = properties.get("name") if isinstance(properties, dict) else None
        if not isinstance(name, str) or not name.strip():
            raise BadBorder(what="有一块没有写 name，不知道是哪个片区")
        if name.strip() in made:
            raise BadBorder(what=f"“{name.strip()}”画了两块，一个片区只能一块")
        made[name.strip()] = ring(feature.get("geometry"), name.strip())
        if sum(map(len, made.values())) > MOST_IN_ALL:
            raise BadBorder(what=f"所有片区合起来超过 {MOST_IN_ALL} 个点；请先把边界画简一些")
    return made


def parsed(text: str) -> dict[str, Any]:
    if len(text) > MOST_TEXT:
        raise BadBorder(what="文件太大，超过 1 兆")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise BadBorder(what="这不是 GeoJSON 文件，读不出来") from None
    if not isinstance(found, dict):
        raise BadBorder(what="这不是 GeoJSON 文件，读不出来")
    return found


def features(found: dict[str, Any]) -> list[dict[str, Any]]:
    inside = found.get("features")
    if not isinstance(inside, list) or not inside or not all(isinstance(one, dict) for one in inside):
        raise BadBorder(what="文件里一块都没有；要一个 FeatureCollection，每个片区一块")
    return inside


def ring(geometry: Any, name: str) -> Ring:
    """The outer ring without its repeated end, after every check."""
    if not isinstance(geometry, dict) or geometry.get("type") != "Polygon":
        raise BadBorder(what=f"{name}不是一块面（Polygon）；点、线和分成几块的不行")
    rings = geometry.get("coordinates")
    if not isinstance(rings, list) or not rings or not isinstance(rings[0], list):
        raise BadBorder(what=f"{name}的边界没有坐标")
    if len(rings) > 1:
        raise BadBorder(what=f"{name}中间挖了洞；片区要是实心的一块")
    if len(rings[0]) > MOST_POINTS + 1:
        raise BadBorder(what=f"{name}有 {len(rings[0]) - 1} 个点，最多 {MOST_POINTS} 个；请先把边界画简一些")
    points = [spot(one, name) for one in rings[0]]
    if len(points) < 4 or len(set(points)) < 3:
        raise BadBorder(what=f"{name}的点太少，围不成一块")
    if points[0] != points[-1]:
        raise BadBorder(what=f"{name}的边界没有合上：最后一个点要和第一个点一样")
    check_where(points, name)
    whole = tuple(point for n, point in enumerate(points[:-1]) if point != points[n - 1] or n == 0)
    if crosses_itself(whole):
        raise BadBorder(what=f"{name}的边界自己和自己交叉")
    return whole


def spot(one: Any, name: str) -> Spot:
    numbers = one[:2] if isinstance(one, list) else []
    if len(numbers) != 2 or not all(isinstance(n, int | float) and not isinstance(n, bool) for n in numbers):
        raise BadBorder(what=f"{name}有一个点不是“经度, 纬度”两个数")
    return float(numbers[0]), float(numbers[1])


def check_where(points: list[Spot], name: str) -> None:
    if all(within(point) for point in points):
        return
    if all(within((y, x)) for x, y in points):
        raise BadBorder(what=f"{name}的经度和纬度放反了；要先经度、后纬度")
    raise BadBorder(what=f"{name}有点不在国内；要用经纬度（WGS-84），不能用平面坐标")


def within(point: Spot) -> bool:
    return LONGITUDES[0] <= point[0] <= LONGITUDES[1] and LATITUDES[0] <= point[1] <= LATITUDES[1]


def crosses_itself(points: Ring) -> bool:
    """Whether two sides that are not neighbours meet, or two neighbours fold back on one another; any ring of three points or more."""
    sides = list(sides_of(points))
    for (n, one), (m, other) in combinations(enumerate(sides), 2):
        beside = m - n == 1 or (n == 0 and m == len(sides) - 1)
        if folded(one, other) if beside else meet(one, other):
            return True
    return False


def sides_of(points: Ring) -> Iterator[tuple[Spot, Spot]]:
    yield from ((points[n - 1], points[n]) for n in range(len(points)))


def meet(one: tuple[Spot, Spot], other: tuple[Spot, Spot]) -> bool:
    (a, b), (c, d) = one, other
    if apart(one, other):
        return False
    turns = turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)
    if turns[0] * turns[1] < 0 and turns[2] * turns[3] < 0:
        return True
    ends = zip(turns, (c, d, a, b), (one, one, other, other), strict=True)
    return any(way == 0 and between(side, end) for way, end, side in ends)


def apart(one: tuple[Spot, Spot], other: tuple[Spot, Spot]) -> bool:
    """Whether their boxes do not touch: most pairs, and quickly told."""
    return any(
        max(one[0][at], one[1][at]) < min(other[0][at], other[1][at])
        or max(other[0][at], other[1][at]) < min(one[0][at], one[1][at])
        for at in (0, 1)
    )


def folded(one: tuple[Spot, Spot], other: tuple[Spot, Spot]) -> bool:
    """Neighbours share an end; they fold back where the other end of one lies on the other."""
    (a, b), (c, d) = one, other
    shared = b if b in (c, d) else a
    far, away = (a if shared == b else b), (d if shared == c else c)
    return turn(shared, far, away) == 0 and (between((shared, far), away) or between((shared, away), far))


def turn(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def between(side: tuple[Spot, Spot], point: Spot) -> bool:
    (ax, ay), (bx, by) = side
    return min(ax, bx) <= point[0] <= max(ax, bx) and min(ay, by) <= point[1] <= max(ay, by)
