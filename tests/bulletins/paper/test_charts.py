"""The charts for 1 to 12 zones: no label touches another, bars stand on zero, the unknown is not drawn."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest

from bulletins.paper import ink
from bulletins.paper.columns import column_chart, step_for
from bulletins.paper.rates import rate_chart
from bulletins.paper.vocabulary import Bar, ColumnChart, MapZone, Page, RateChart, RateRow, ZoneMap
from bulletins.paper.zone_map import drawn_cells, zone_map

TEXT = re.compile(
    r'<text x="([\d.-]+)" y="([\d.-]+)" font-size="([\d.]+)" text-anchor="(\w+)"( transform="[^"]+")?>([^<]*)</text>'
)
RECT = re.compile(r'<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.-]+)" height="([\d.-]+)" fill="(#000|#fff)" stroke')
Box = tuple[float, float, float, float]
NAMES = (
    "东片区",
    "西片区",
    "高铁新城片区",
    "洋河湾旅游度假片区",
    "喆昇堃片区",
    "南",
    "北片区",
    "中片区",
    "经开区",
    "酒都片区",
    "临港片区",
    "郑楼",
)


def text_boxes(svg: str) -> dict[Box, str]:
    boxes = {}
    for x, y, size, anchor, turned, text in TEXT.findall(svg):
        boxes[text_box(float(x), float(y), float(size), anchor, bool(turned), text)] = text
    return boxes


def text_box(x: float, y: float, size: float, anchor: str, turned: bool, text: str) -> Box:
    width, height = ink.width_of(text, size), size * 0.72
    if turned:
        return x - height, y - width, x, y
    left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
    return left, y - height, left + width, y


def assert_nothing_touches(svg: str) -> None:
    boxes = text_boxes(svg)
    for (a, first), (b, second) in combinations(boxes.items(), 2):
        apart = a[2] <= b[0] + 0.5 or b[2] <= a[0] + 0.5 or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
        assert apart, f"{first!r} touches {second!r}"
    for box, text in boxes.items():
        assert box[0] >= -4 and box[2] <= ink.WIDTH + 4, f"{text!r} leaves the picture"


@pytest.mark.parametrize("zones", range(1, 13))
@pytest.mark.parametrize("factor", [1, 9, 97])
@pytest.mark.parametrize("known", [True, False])
def test_no_label_of_a_column_chart_touches_another(zones: int, factor: int, known: bool) -> None:
    bars = tuple(Bar(name, n * factor if known else None, (n + 3) % 8 * factor) for n, name in enumerate(NAMES[:zones]))
    assert_nothing_touches(column_chart(ColumnChart("图1", "起", bars))[0])


@pytest.mark.parametrize("zones", range(1, 13))
def test_no_label_of_rate_bars_touches_another(zones: int) -> None:
    rows = tuple(
        RateRow(name, None if n == 1 else n * 9.0, 10, (f"{n * 9}.0%", "277/302"))
        for n, name in enumerate(NAMES[:zones])
    )
    for legend in ((), ("持证", "待发证", "其他")):
        assert_nothing_touches(rate_chart(RateChart("图5", legend, ("持证率", "持证/总数"), rows, 1))[0])


@pytest.mark.parametrize("zones", range(1, 13))
def test_no_label_of_a_zone_map_touches_another(zones: int) -> None:
    placed = tuple(
        MapZone(name, "23家131人", n, ((118.3 + n % 3 / 10, 33.7 + n // 3 / 10),))
        for n, name in enumerate(NAMES[:zones])
    )
    assert_nothing_touches(zone_map(ZoneMap("图3", placed))[0])


def test_a_map_without_places_is_a_plain_scheme() -> None:
    zones = tuple(MapZone(name, "4家26人", None, ()) for name in NAMES[:5])
    assert drawn_cells(zones) is None
    svg, _ = zone_map(ZoneMap("图3", zones))
    assert "<polygon" not in svg and all(name in svg for name in NAMES[:3])


def test_a_map_keeps_east_in_the_east_and_north_in_the_north(sample: Page) -> None:
    figure = sample.parts[1].paragraphs[0].figures[0]
    assert isinstance(figure, ZoneMap)
    drawn = drawn_cells(figure.zones)
    assert drawn is not None
    at = {zone.name: place for zone, (_, place, _) in zip(figure.zones, drawn, strict=True)}
    assert at["西片区"][0] < at["中片区"][0] < at["东片区"][0]
    assert at["北片区"][1] < at["中片区"][1] < at["南片区"][1]


def test_bars_start_at_zero_and_are_as_high_as_their_counts() -> None:
    svg, _ = column_chart(ColumnChart("图1", "起", (Bar("东", 8, 4), Bar("西", 10, 1))))
    bars = [tuple(map(float, found[:4])) for found in RECT.findall(svg)][2:]
    assert len({round(y + height, 1) for _, y, _, height in bars}) == 1
    heights = [height for *_, height in bars]
    assert heights == pytest.approx([8 * heights[3], 4 * heights[3], 10 * heights[3], heights[3]], rel=0.02)


def test_a_period_never_imported_is_a_stroke_and_not_a_zero() -> None:
    svg, _ = column_chart(ColumnChart("图1", "起", (Bar("东", None, 4), Bar("西", 0, 1))))
    assert list(text_boxes(svg).values()).count("0") == 2  # the axis and the true zero
    assert "上期" in svg
    assert "上期" not in column_chart(ColumnChart("图1", "起", (Bar("东", None, 4),)))[0]


def test_an_unknown_rate_has_no_bar() -> None:
    svg, _ = rate_chart(RateChart("图4", (), ("本期",), (RateRow("东片区", None, 0, ("—",)),)))
    assert not RECT.findall(svg)


@pytest.mark.parametrize(("most", "step"), [(0, 1), (4, 1), (8, 2), (10, 5), (18, 5), (40, 10), (41, 20), (999, 500)])
def test_the_axis_has_at_most_four_steps(most: int, step: int) -> None:
    assert step_for(most) == step


def test_names_in_a_chart_are_escaped() -> None:
    svg, _ = column_chart(ColumnChart('"><script>', "<b>", (Bar("<image href='file:///etc/passwd'/>", 1, 1),)))
    assert "<image" not in svg and "<script" not in svg


def test_the_same_figures_give_the_same_picture(make_week: Callable[..., Page]) -> None:
    figure = make_week(9).parts[1].paragraphs[0].figures[0]
    assert isinstance(figure, ZoneMap)
    assert zone_map(figure) == zone_map(figure)
