"""Where words stand."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from lianfang.web.map import MapGround, map_of
from lianfang.web.map.label import Box, apart, beside, width_of, zone_label
from lianfang.web.map.layout import laid_out, standing
from lianfang.web.map.plane import Polygon, inside
from tests.lianfang.web.map.grounds import going_on, yanghe
from tests.lianfang.web.map.strategies import grounds

SHAPES: dict[str, Polygon] = {
    "square": ((0, 0), (200, 0), (200, 200), (0, 200)),
    "horseshoe": ((0, 0), (200, 0), (200, 200), (160, 200), (160, 40), (40, 40), (40, 200), (0, 200)),
    "sliver": ((0, 0), (200, 199), (200, 200), (199, 200)),
    "triangle": ((0, 0), (200, 0), (0, 10)),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_label_stands_inside_its_polygon(shape: str) -> None:
    assert inside(SHAPES[shape], zone_label((SHAPES[shape],), 80, 40, []))


@settings(max_examples=60, deadline=None)
@given(grounds())
def test_every_zone_label_stands_inside_its_zone(ground: MapGround) -> None:
    made = laid_out(ground.zones, standing(ground)[0])
    assert made.labels.keys() == made.polygons.keys()
    for zone, box in made.labels.items():
        assert any(inside(polygon, (box.x, box.y)) for polygon in made.polygons[zone])


def test_a_label_keeps_off_a_dot_in_the_middle() -> None:
    dot = Box(100, 100, 12, 12)
    x, y = zone_label((SHAPES["square"],), 80, 40, [dot])
    assert apart(Box(x, y, 80, 40), dot) > 0


def test_a_caption_stands_below_unless_something_is_there() -> None:
    below, _ = beside((100, 100), 6, 50, [], (200, 200))
    elsewhere, _ = beside((100, 100), 6, 50, [below], (200, 200))
    assert below.y > 100
    assert apart(below, elsewhere) >= 0


def test_captions_of_a_call_do_not_cover_one_another() -> None:
    drawing = map_of(yanghe(), going_on(yanghe()))
    boxes = []
    for it in drawing.captions:
        wide = width_of(it.text, 16 if it.kind == "called" else 13.5)
        middle = it.x + {"start": wide / 2, "middle": 0, "end": -wide / 2}[it.anchor]
        boxes.append(Box(middle, it.y - 5, wide, 14))
    assert len(boxes) == 5
    assert all(apart(one, other) >= 0 for one, other in combinations(boxes, 2))
