"""From degrees to the viewBox."""

from math import cos, inf, nan, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianfang.web.map.given import Spot
from lianfang.web.map.project import MARGIN, WIDTH, astray, fit, on_earth, placed

TOWN: tuple[Spot, ...] = ((118.38, 33.75), (118.43, 33.75), (118.43, 33.79), (118.38, 33.79))


def test_north_is_up_and_east_is_right() -> None:
    projection = fit(TOWN)
    west_south, east_south, east_north, _ = (placed(projection, spot) for spot in TOWN)
    assert east_south[0] > west_south[0] and east_north[1] < east_south[1]


def test_a_kilometre_is_as_long_across_as_up() -> None:
    projection = fit(TOWN)
    (x, y), (right, _), (_, top) = (placed(projection, spot) for spot in (TOWN[0], TOWN[1], TOWN[3]))
    assert (right - x) / (0.05 * cos(radians(33.77))) == pytest.approx((y - top) / 0.04, rel=1e-6)


@given(st.lists(st.tuples(st.floats(118.0, 118.4), st.floats(33.5, 33.9)), min_size=1, max_size=30))
def test_every_spot_lies_within_the_margins(spots: list[Spot]) -> None:
    projection = fit(tuple(spots))
    for spot in spots:
        x, y = placed(projection, spot)
        assert MARGIN - 0.01 <= x <= WIDTH - MARGIN + 0.01
        assert MARGIN - 0.01 <= y <= projection.height - MARGIN + 0.01


def test_a_single_spot_stands_in_the_middle() -> None:
    projection = fit(((118.4, 33.7),))
    assert placed(projection, (118.4, 33.7)) == (WIDTH / 2, projection.height / 2)


def test_what_lies_outside_is_drawn_at_the_rim() -> None:
    projection = fit(TOWN)
    x, y = placed(projection, (120.0, 30.0))
    assert 0 < x < WIDTH and 0 < y < projection.height


@pytest.mark.parametrize("spot", [(None, 33.7), (118.4, None), (0, 0), (nan, 33.7), (118.4, inf), (33.7, 118.4)])
def test_what_is_no_spot_on_earth_is_no_place(spot: tuple[float | None, float | None]) -> None:
    assert on_earth(*spot) is None


def test_a_slip_of_the_pen_does_not_shrink_the_town() -> None:
    assert astray({1: (118.38, 33.75), 2: (118.43, 33.75), 3: (181.43, 33.79), 4: (118.40, 33.70)}) == {3}
