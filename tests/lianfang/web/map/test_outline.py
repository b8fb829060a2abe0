"""Zones without a given outline: each unit in its own, no two over one another."""

from itertools import combinations

from hypothesis import given, settings

from lianfang.web.map import MapGround, MapUnit, MapZone
from lianfang.web.map.layout import Layout, laid_out, standing
from lianfang.web.map.outline import outlines
from lianfang.web.map.plane import Polygon, area, edge_gap, inside, within
from lianfang.web.map.project import WIDTH
from tests.lianfang.web.map.grounds import yanghe
from tests.lianfang.web.map.strategies import grounds

HAIR = 0.5


def layout(ground: MapGround) -> Layout:
    return laid_out(ground.zones, standing(ground)[0])


def holds(polygons: tuple[Polygon, ...], point: tuple[float, float]) -> bool:
    return any(inside(polygon, point) or edge_gap(polygon, point) < HAIR for polygon in polygons)


@settings(max_examples=100, deadline=None)
@given(grounds())
def test_every_unit_lies_in_the_viewbox_and_in_its_own_zone(ground: MapGround) -> None:
    made = layout(ground)
    for unit in ground.units:
        x, y = made.dots[unit.id]
        assert 0 < x < WIDTH and 0 < y < made.projection.height
        assert holds(made.polygons[unit.zone], (x, y))


@settings(max_examples=100, deadline=None)
@given(grounds())
def test_zones_do_not_overlap_and_stay_in_the_viewbox(ground: MapGround) -> None:
    made = layout(ground)
    for (_, one), (_, other) in combinations(made.polygons.items(), 2):
        assert all(area(within(a, b)) < HAIR for a in one for b in other)
    corners = [corner for polygons in made.polygons.values() for polygon in polygons for corner in polygon]
    assert all(0 < x < WIDTH and 0 < y < made.projection.height for x, y in corners)


@settings(max_examples=100, deadline=None)
@given(grounds())
def test_no_dot_hides_another(ground: MapGround) -> None:
    dots = list(layout(ground).dots.values())
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 11 for a, b in combinations(dots, 2))


def test_zones_that_can_be_told_apart_are_one_piece_each() -> None:
    made = layout(yanghe())
    assert {zone: len(polygons) for zone, polygons in made.polygons.items()} == dict.fromkeys(range(1, 6), 1)


def test_two_zones_on_one_spot_share_it_between_them() -> None:
    ground = MapGround(
        (MapZone(1, "东片区"), MapZone(2, "西片区")),
        (MapUnit(1, "甲", 1, 118.4, 33.7), MapUnit(2, "乙", 2, 118.4, 33.7)),
    )
    made = layout(ground)
    assert min(area(polygons[0]) for polygons in made.polygons.values()) > 1000


def test_a_unit_amid_another_zone_gets_a_patch_of_its_own() -> None:
    ring: Polygon = ((100, 100), (300, 100), (300, 300), (100, 300))
    made = outlines({1: ring, 2: ((200, 200),)}, {})
    assert len(made[2]) == 1 and holds(made[2], (200, 200))
    assert all(holds(made[1], corner) for corner in ring)


def test_a_given_outline_stays_and_the_others_keep_out_of_it() -> None:
    bent: Polygon = ((200, 100), (400, 100), (400, 300), (300, 300), (300, 200), (200, 200))
    made = outlines({2: ((100, 150), (250, 250), (350, 350))}, {1: bent})
    assert made[1] == (bent,)
    for polygon in made[2]:
        assert not any(inside(bent, corner) and edge_gap(bent, corner) > HAIR for corner in polygon)
        assert not any(inside(polygon, corner) for corner in bent)
    assert all(holds(made[2], point) for point in ((100, 150), (250, 250), (350, 350)))


def test_a_station_whose_zones_all_came_with_an_outline_is_drawn_as_given() -> None:
    square = ((118.39, 33.74), (118.41, 33.74), (118.41, 33.76), (118.39, 33.76))
    ground = MapGround((MapZone(1, "东片区", outline=square),), (MapUnit(1, "甲", 1, 118.4, 33.75),))
    made = layout(ground)
    assert [len(polygon) for polygon in made.polygons[1]] == [4]
    assert holds(made.polygons[1], made.dots[1])


def test_the_same_ground_makes_the_same_map() -> None:
    ground = yanghe()
    first = layout(ground)
    laid_out.cache_clear()
    assert layout(ground) == first
