"""What of the map stays while the state of things changes: where units, zones and zone names stand. Kept between looks."""

from functools import lru_cache

from msgspec import Struct

from lianfang.web.map.given import MapGround, MapZone, Spot
from lianfang.web.map.label import Box, width_of, zone_label
from lianfang.web.map.outline import outlines
from lianfang.web.map.plane import Point, Polygon, inside
from lianfang.web.map.project import WIDTH, Projection, astray, fit, on_earth, placed
from lianfang.web.map.spread import spread

DOT = 12.0
BADGE, NAME, NOTE = 26, 18.0, 13.0
"""A zone label: the side of its badge and the heights of its two lines."""


class Standing(Struct, frozen=True):
    """A unit with a place: its id, zone and spot."""

    unit: int
    zone: int
    spot: Spot


class Layout(Struct, frozen=True):
    """`labels` are the middles of the zones' labels; a zone that has nothing to be outlined by is in neither."""

    projection: Projection
    dots: dict[int, tuple[int, int]]
    polygons: dict[int, tuple[Polygon, ...]]
    labels: dict[int, Box]


def standing(ground: MapGround) -> tuple[tuple[Standing, ...], set[int]]:
    """Units that can be drawn, and the ids of those whose place lies far from all others."""
    spots = {unit.id: spot for unit in ground.units if (spot := on_earth(unit.longitude, unit.latitude))}
    far = astray(spots)
    return tuple(
        Standing(unit.id, unit.zone, spots[unit.id]) for unit in ground.units if unit.id in spots and unit.id not in far
    ), far


@lru_cache(maxsize=32)
def laid_out(zones: tuple[MapZone, ...], units: tuple[Standing, ...]) -> Layout:
    sound = {zone.id: tuple(spot for spot in zone.outline if on_earth(*spot)) for zone in zones}
    given = {zone: outline for zone, outline in sound.items() if len(set(outline)) > 2}
    projection = fit((*(unit.spot for unit in units), *(spot for outline in given.values() for spot in outline)))
    drawn = {zone: tuple(placed(projection, spot) for spot in outline) for zone, outline in given.items()}
    dots = _dots(units, projection, drawn)
    free: dict[int, tuple[Point, ...]] = {
        zone.id: tuple(dots[unit.unit] for unit in units if unit.zone == zone.id)
        for zone in zones
        if zone.id not in given
    }
    polygons = outlines({zone: points for zone, points in free.items() if points}, drawn)
    return Layout(projection, dots, polygons, _labels(zones, polygons, dots))


def _dots(units: tuple[Standing, ...], projection: Projection, given: dict[int, Polygon]) -> dict[int, tuple[int, int]]:
    """Apart from one another, but never over the border of an outline that was given."""
    exact = [placed(projection, unit.spot) for unit in units]
    dots: dict[int, tuple[int, int]] = {}
    for unit, before, after in zip(units, exact, spread(exact, WIDTH, projection.height), strict=True):
        stays = any(inside(outline, before) != inside(outline, after) for outline in given.values())
        dots[unit.unit] = (round(before[0]), round(before[1])) if stays else after
    return dots


def _labels(
    zones: tuple[MapZone, ...], polygons: dict[int, tuple[Polygon, ...]], dots: dict[int, tuple[int, int]]
) -> dict[int, Box]:
    taken = [Box(x, y, DOT, DOT) for x, y in dots.values()]
    labels: dict[int, Box] = {}
    for zone in zones:
        if zone.id in polygons:
            wide = BADGE + 6 + width_of(zone.name, NAME)
            labels[zone.id] = Box(*zone_label(polygons[zone.id], wide, NAME + NOTE + 8, taken), wide, NAME + NOTE + 8)
            taken.append(labels[zone.id])
    return labels
