"""Outlines for zones that came without one: the padded hull of all units, shared out by lines midway between the zones.

Zones whose hulls interlock are taken apart into patches until every two of different zones can be told by a line, so
a unit always lies in its own zone and zones never overlap.
"""

from math import cos, pi, sin

from msgspec import Struct

from lianfang.web.map.plane import Point, Polygon, area, closest, cut, edges, gap, hull, inside, within

PAD, REACH = 54, 105
"""The margin around all units, and how far from its own units a zone reaches: no long spikes."""
TOUCHING = 0.5
HAIR = 2.0
"""Each side of a border stands this far back: room for both colours."""


class Patch(Struct, frozen=True):
    """Neighbouring units of a zone; `fixed` is an edge of an outline that was given."""

    zone: int
    points: Polygon
    hull: Polygon
    fixed: bool = False


def outlines(units: dict[int, Polygon], given: dict[int, Polygon]) -> dict[int, tuple[Polygon, ...]]:
    """Per zone its polygons, one unless zones interlock. `units` are the places of the zones to outline.

    A unit that stands inside another zone's given outline is left there, without a patch of its own.
    """
    frame = padded(tuple(point for points in units.values() for point in points), PAD)
    patches = told_apart(
        [Patch(zone, points, hull(points)) for zone, points in units.items() if points],
        [Patch(zone, edge, hull(edge), fixed=True) for zone, outline in given.items() for edge in edges(outline)],
    )
    made: dict[int, tuple[Polygon, ...]] = {zone: (outline,) for zone, outline in given.items()}
    for patch in patches:
        lost = patch.fixed or any(inside(outline, patch.hull[0]) for outline in given.values())
        if not lost and area(cell := _cell(patch, patches, frame)) > 1:
            made[patch.zone] = (*made.get(patch.zone, ()), cell)
    return made


def padded(points: Polygon, by: float) -> Polygon:
    """The hull of the points with a margin around, its corners chamfered."""
    turns = [pi / 8 + step * pi / 4 for step in range(8)]
    return hull(tuple((x + by * cos(at), y + by * sin(at)) for x, y in points for at in turns))


def told_apart(waiting: list[Patch], fixed: list[Patch]) -> list[Patch]:
    """Patches of which no two from different zones overlap; where they did, the larger is split at its widest gap."""
    settled = list(fixed)
    while waiting:
        patch = waiting.pop()
        rival = next((other for other in settled if _overlap(patch, other)), None)
        if rival is None or (len(patch.points) == 1 and (rival.fixed or len(rival.points) == 1)):
            settled.append(patch)
        elif rival.fixed or len(patch.points) >= len(rival.points):
            waiting += _split(patch)
        else:
            settled.remove(rival)
            waiting += [*_split(rival), patch]
    return settled


def _overlap(one: Patch, other: Patch) -> bool:
    if one.zone == other.zone:
        return False
    between = closest(one.hull, other.hull)
    return between is None or gap(*between) < TOUCHING


def _split(patch: Patch) -> list[Patch]:
    """In two, at the widest gap along the longer side."""
    xs, ys = [x for x, _ in patch.points], [y for _, y in patch.points]
    axis = 0 if max(xs) - min(xs) >= max(ys) - min(ys) else 1
    ordered = sorted(patch.points, key=lambda point: (point[axis], point))
    at = max(range(1, len(ordered)), key=lambda place: ordered[place][axis] - ordered[place - 1][axis])
    return [Patch(patch.zone, part, hull(part)) for part in (tuple(ordered[:at]), tuple(ordered[at:]))]


def _cell(patch: Patch, patches: list[Patch], frame: Polygon) -> Polygon:
    cell = within(frame, padded(patch.hull, REACH))
    for other in patches:
        between = closest(patch.hull, other.hull) if other.zone != patch.zone else None
        if between is not None and (far := gap(*between)) > 0:
            cell = cut(cell, *_midway(*between, far))
    return cell


def _midway(a: Point, b: Point, far: float) -> tuple[Point, Point]:
    """A point of the border and the direction across it."""
    away = ((b[0] - a[0]) / far, (b[1] - a[1]) / far)
    reach = far / 2 - min(HAIR, far / 4)
    return (a[0] + away[0] * reach, a[1] + away[1] * reach), away
