"""The zone map from borders that were drawn: true shapes, north up, every label inside its own zone."""

from math import cos, radians
from statistics import fmean

from bulletins.paper.cells import Point, middle
from bulletins.paper.vocabulary import MapZone

STEP, ACROSS, DOWN, LEAST_SIDE, AIR = 2.0, 5, 3, 0.4, 1.0
"""A label's place is sought in steps of 2 pt and tried at 5 × 3 points of its box; nearer corners are one corner."""


def borders_on_paper(zones: tuple[MapZone, ...], width: float, height: float) -> list[list[Point]] | None:
    """The rings in points, y downwards, as large as the frame takes and in its middle. None where a zone has no border."""
    if not zones or any(len(zone.border) < 3 for zone in zones):
        return None
    flat = cos(radians(fmean(lat for zone in zones for _, lat in zone.border)))
    rings = [[(lon * flat, -lat) for lon, lat in zone.border] for zone in zones]
    left, right = (pick(x for ring in rings for x, _ in ring) for pick in (min, max))
    top, bottom = (pick(y for ring in rings for _, y in ring) for pick in (min, max))
    scale = min(width / (right - left or 1e-9), height / (bottom - top or 1e-9))
    x, y = (width - (right - left) * scale) / 2, (height - (bottom - top) * scale) / 2
    return [thinned([(x + (px - left) * scale, y + (py - top) * scale) for px, py in ring]) for ring in rings]


def thinned(ring: list[Point]) -> list[Point]:
    """Without the corners that nobody would see."""
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(kept[-1][0] - x) + abs(kept[-1][1] - y) > LEAST_SIDE:
            kept.append((x, y))
    return kept if len(kept) > 2 else ring


def room_for(ring: list[Point], width: float, height: float) -> Point | None:
    """The middle of a label of that size inside the ring, as near as can be to its centre; None where it does not fit."""
    x, y = middle(ring)
    across, down = (max(abs(one[at] - (x, y)[at]) for one in ring) for at in (0, 1))
    steps = [
        (i * STEP, j * STEP)
        for i in range(-int(across / STEP), int(across / STEP) + 1)
        for j in range(-int(down / STEP), int(down / STEP) + 1)
    ]
    steps.sort(key=lambda by: (by[0] ** 2 + by[1] ** 2, by))
    return next(
        ((x + dx, y + dy) for dx, dy in steps if holds(ring, (x + dx, y + dy), width / 2 + AIR, height / 2 + AIR)), None
    )


def holds(ring: list[Point], at: Point, half_width: float, half_height: float) -> bool:
    return all(
        encloses(
            ring, (at[0] + half_width * (2 * i / (ACROSS - 1) - 1), at[1] + half_height * (2 * j / (DOWN - 1) - 1))
        )
        for i in range(ACROSS)
        for j in range(DOWN)
    )


def encloses(ring: list[Point], point: Point) -> bool:
    """Whether a point lies in a ring of any shape: a line from it to the right crosses the ring an odd number of times."""
    x, y = point
    odd = False
    for n, (bx, by) in enumerate(ring):
        ax, ay = ring[n - 1]
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd
