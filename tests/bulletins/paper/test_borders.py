"""The map of zones whose borders were drawn: true shapes, every label inside its own."""

from math import cos, radians

import pytest

from bulletins.paper.borders import encloses
from bulletins.paper.vocabulary import MapZone, ZoneMap
from bulletins.paper.zone_map import drawn_borders, zone_map


def horseshoe(left: float, name: str = "湖东片区") -> MapZone:
    """A zone whose centre of gravity lies outside it."""
    ring = ((0, 0), (3, 0), (3, 3), (2, 3), (2, 0.8), (1, 0.8), (1, 3), (0, 3))
    return MapZone(name, "4家26人", 3, (), tuple((118 + left + x * 0.01, 33 + y * 0.01) for x, y in ring))


def test_zones_that_were_drawn_stand_in_their_own_borders_with_their_labels_inside() -> None:
    zones = (horseshoe(0), horseshoe(0.03, "湖西片区"))
    drawn = drawn_borders(zones)
    assert drawn is not None
    for ring, at, label in drawn:
        corners = [(at[0] + i * label.width / 2, at[1] + j * label.height / 2) for i in (-1, 1) for j in (-1, 1)]
        assert all(encloses(ring, corner) for corner in corners)
    ratio = (max(x for ring, _, _ in drawn for x, _ in ring) - min(x for ring, _, _ in drawn for x, _ in ring)) / (
        max(y for ring, _, _ in drawn for _, y in ring) - min(y for ring, _, _ in drawn for _, y in ring)
    )
    assert ratio == pytest.approx(2 * cos(radians(33.0125)), rel=0.01), (
        "a degree of longitude is shorter than one of latitude"
    )
    north = min(y for _, y in drawn[0][0])
    assert (
        north == pytest.approx(min(y for ring, _, _ in drawn for _, y in ring))
        and "polygon" in zone_map(ZoneMap("图", zones))[0]
    )


def test_one_zone_without_a_border_or_a_label_without_room_leaves_the_map_as_it_was() -> None:
    places = tuple(MapZone(f"{n}片区", "4家26人", 3, ((118 + n / 50, 33 + n / 90),)) for n in range(3))
    assert drawn_borders((*places, horseshoe(0))) is None
    narrow = MapZone("条", "4家", 1, ((118, 33),), ((118, 33), (119, 33), (119, 33.001), (118, 33.001)))
    assert drawn_borders((narrow, horseshoe(0))) is None
    assert drawn_borders(()) is None
