"""Where words stand on the map: a zone's name inside its polygon, a unit's name beside its dot, none over another."""

from msgspec import Struct

from lianfang.web.map.drawn import Anchor
from lianfang.web.map.plane import Point, Polygon, area, edge_gap, edges, inside

STEPS = 20
ROOM = 12.0


class Box(Struct, frozen=True):
    """`x` and `y` are its middle, `weight` says how bad it is to cover it."""

    x: float
    y: float
    wide: float
    tall: float
    weight: float = 1.0


def zone_label(polygons: tuple[Polygon, ...], wide: float, tall: float, taken: list[Box]) -> Point:
    """A point inside the largest polygon where a label of this size covers least and stands well inside."""
    polygon = max(polygons, key=area)
    west, east = min(x for x, _ in polygon), max(x for x, _ in polygon)
    north, south = min(y for _, y in polygon), max(y for _, y in polygon)
    middle = ((west + east) / 2, (north + south) / 2)
    tried = [
        (west + (east - west) * (across + 0.5) / STEPS, north + (south - north) * (down + 0.5) / STEPS)
        for across in range(STEPS)
        for down in range(STEPS)
    ]
    within = [point for point in tried if inside(polygon, point)] or [_surely_inside(polygon)]
    return max(within, key=lambda point: _room(polygon, Box(point[0], point[1], wide, tall), taken, middle))


def _room(polygon: Polygon, box: Box, taken: list[Box], middle: Point) -> float:
    """The distance to the nearest edge or dot (to dots twice that: their captions come between), as far as it matters."""
    x, y, wide, tall = box.x, box.y, box.wide / 2, box.tall / 2
    corners = [(x + dx * wide, y + dy * tall) for dx in (-1, 1) for dy in (-1, 1)]
    rim = min(edge_gap(polygon, corner) * (1 if inside(polygon, corner) else -1) for corner in corners)
    free = min((apart(box, other) for other in taken), default=2 * ROOM)
    astray = abs(x - middle[0]) + abs(y - middle[1])
    return (
        min(ROOM, rim, free / 2 if free > 0 else free) + 0.1 * min(ROOM, edge_gap(polygon, (x, y)) / 4) - astray / 200
    )


def _surely_inside(polygon: Polygon) -> Point:
    """The middle of the widest stretch inside along the line at half height; for slivers that the grid steps over."""
    heights = sorted({y for _, y in polygon})
    y = (heights[0] + heights[1]) / 2 if len(heights) > 1 else heights[0]
    xs = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in edges(polygon) if (a[1] > y) != (b[1] > y)
    )
    stretches = list(zip(xs[::2], xs[1::2], strict=False)) or [(polygon[0][0], polygon[0][0])]
    start, end = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return ((start + end) / 2, y)


def apart(one: Box, other: Box) -> float:
    """The distance between two boxes; negative, by how much, where they overlap."""
    dx = abs(one.x - other.x) - (one.wide + other.wide) / 2
    dy = abs(one.y - other.y) - (one.tall + other.tall) / 2
    return max(dx, dy)


def width_of(text: str, size: float) -> float:
    """About: a Chinese character is as wide as it is high, a digit or Latin letter half of that."""
    return sum(size if ord(sign) > 0x2E7F else size * 0.58 for sign in text)


def beside(dot: Point, radius: float, wide: float, taken: list[Box], within: tuple[int, int]) -> tuple[Box, Anchor]:
    """The place beside a dot where a caption covers least; below it, if that is as good as another."""
    return min(around(dot, radius, wide), key=lambda place: _cover(place[0], taken, within))


def around(dot: Point, radius: float, wide: float) -> list[tuple[Box, Anchor]]:
    """Below, above, right, left, each a little farther, aside also a little higher or lower."""
    x, y = dot
    places: list[tuple[Box, Anchor]] = []
    for far in (0, 8, 18, 28):
        down, aside = radius + 10 + far, radius + 4 + far / 2 + wide / 2
        places += [(Box(x, y + down, wide, 15), "middle"), (Box(x, y - down, wide, 15), "middle")]
        for shift in (0, -8, 8):
            places += [(Box(x + aside, y + shift, wide, 15), "start"), (Box(x - aside, y + shift, wide, 15), "end")]
    return places


def below(dot: Point, radius: float, wide: float, taken: list[Box], within: tuple[int, int]) -> Box:
    """The place under a dot where a caption covers least: straight below, or a little lower or aside."""
    places = [
        Box(dot[0] + aside, dot[1] + radius + 9 + far, wide, 16)
        for far in range(0, 21, 4)
        for aside in (0, 12, -12, 24, -24)
    ]
    return min(places, key=lambda box: _cover(box, taken, within))


def _cover(box: Box, taken: list[Box], within: tuple[int, int]) -> float:
    over = sum(min(0.0, max(apart(box, other) - 1, -12.0)) * other.weight for other in taken)
    out = min(0.0, box.x - box.wide / 2, within[0] - box.x - box.wide / 2, box.y - 8, within[1] - box.y - 8)
    return -over - 10 * out
