"""Plane geometry for the zone map: the cells of points in a frame, and where a label fits in a cell."""

from math import cos, pi, sin

Point = tuple[float, float]
ROUND, SIDES, AIR, TRY, TRIES = 3.0, 20, 2.5, 4.0, 6


def rounded_frame(width: float, height: float) -> list[Point]:
    """The schematic outline of the whole area: between an ellipse and its box."""
    turns = [2 * pi * (n + 0.5) / SIDES for n in range(SIDES)]
    return [(width / 2 * (1 + power(cos(turn))), height / 2 * (1 + power(sin(turn)))) for turn in turns]


def power(value: float) -> float:
    return float(abs(value) ** (2 / ROUND)) * (1 if value >= 0 else -1)


def cells(seeds: list[Point], frame: list[Point]) -> list[list[Point]]:
    """For each seed the part of the frame that is nearer to it than to any other."""
    found = []
    for seed in seeds:
        cell = frame
        for other in seeds:
            if other != seed:
                cell = nearer(cell, seed, other)
        found.append(cell)
    return found


def nearer(cell: list[Point], seed: Point, other: Point) -> list[Point]:
    """The corners of what is left of a convex cell on the seed's side of the line half way to the other."""
    nx, ny = other[0] - seed[0], other[1] - seed[1]
    limit = (nx * (other[0] + seed[0]) + ny * (other[1] + seed[1])) / 2
    depth = [nx * x + ny * y - limit for x, y in cell]
    kept: list[Point] = []
    for n, (x, y) in enumerate(cell):
        before, (px, py) = depth[n - 1], cell[n - 1]
        if (before < 0) != (depth[n] < 0):
            part = before / (before - depth[n])
            kept.append((px + (x - px) * part, py + (y - py) * part))
        if depth[n] < 0:
            kept.append((x, y))
    return kept


def middle(cell: list[Point]) -> Point:
    """The centre of gravity of a cell."""
    area = x = y = 0.0
    for n, (bx, by) in enumerate(cell):
        ax, ay = cell[n - 1]
        cross = ax * by - bx * ay
        area, x, y = area + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (x / (3 * area), y / (3 * area)) if area else cell[0]


def moved_apart(seeds: list[Point], frame: list[Point]) -> list[Point]:
    """Every seed half way towards the middle of its cell: small cells grow, neighbours stay neighbours."""
    moved = []
    for seed, cell in zip(seeds, cells(seeds, frame), strict=True):
        x, y = middle(cell) if len(cell) > 2 else seed
        moved.append(((seed[0] + x) / 2, (seed[1] + y) / 2))
    return moved


def place_for(cell: list[Point], width: float, height: float) -> Point | None:
    """The middle of a label of that size, as near as can be to the middle of the cell; None where it does not fit."""
    if len(cell) < 3:
        return None
    x, y = middle(cell)
    tries = [(x + i * TRY, y + j * TRY) for i in range(-TRIES, TRIES + 1) for j in range(-TRIES, TRIES + 1)]
    tries.sort(key=lambda at: ((at[0] - x) ** 2 + (at[1] - y) ** 2, at))
    return next((at for at in tries if holds(cell, at, width / 2 + AIR, height / 2 + AIR)), None)


def holds(cell: list[Point], at: Point, half_width: float, half_height: float) -> bool:
    corners = [(at[0] + i * half_width, at[1] + j * half_height) for i in (-1, 1) for j in (-1, 1)]
    return all(inside(cell, corner) for corner in corners)


def inside(cell: list[Point], point: Point) -> bool:
    """Whether a point lies in a convex cell, whichever way round its corners run."""
    sides = set()
    for n, (bx, by) in enumerate(cell):
        ax, ay = cell[n - 1]
        sides.add((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax) >= 0)
    return len(sides) == 1
