"""Grounds of any shape: strewn, on a line, on one spot, zones that share spots or interlock."""

from hypothesis import strategies as st

from lianfang.web.map import MapGround, MapUnit, MapZone

NAMES = ("东片区", "西片区", "南片区", "北片区", "中片区", "城东网格", "开发区")
Spots = list[tuple[float, float]]


@st.composite
def strewn(draw: st.DrawFn) -> Spots:
    """Steps of about ten metres, so that spots meet, up to eight kilometres apart."""
    steps = st.integers(0, draw(st.sampled_from((3, 60, 800))))
    pairs = draw(st.lists(st.tuples(steps, steps), min_size=1, max_size=30))
    return [(118.36 + x * 0.0001, 33.74 + y * 0.0001) for x, y in pairs]


@st.composite
def on_a_line(draw: st.DrawFn) -> Spots:
    dx, dy = draw(st.sampled_from(((1, 0), (0, 1), (1, 1), (3, -2))))
    steps = draw(st.lists(st.integers(0, 200), min_size=1, max_size=20))
    return [(118.4 + dx * step * 0.0001, 33.75 + dy * step * 0.0001) for step in steps]


@st.composite
def on_one_spot(draw: st.DrawFn) -> Spots:
    return [(118.4, 33.75)] * draw(st.integers(1, 20))


@st.composite
def grounds(draw: st.DrawFn) -> MapGround:
    spots = draw(st.one_of(strewn(), on_a_line(), on_one_spot()))
    zones = draw(st.integers(1, 5))
    of = draw(st.lists(st.integers(0, zones - 1), min_size=len(spots), max_size=len(spots)))
    return MapGround(
        tuple(MapZone(at, NAMES[at], at) for at in range(zones)),
        tuple(MapUnit(at, f"单位{at}", zone, *spot) for at, (zone, spot) in enumerate(zip(of, spots, strict=True))),
    )
