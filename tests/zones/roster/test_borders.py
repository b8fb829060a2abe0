"""The border of a zone: what is taken, and what is refused with a sentence that says what to do."""

import json
from typing import Any

import pytest

from zones.roster.errors import BadBorder
from zones.roster.rules.borders import MOST_POINTS, crosses_itself, named_borders

SQUARE = [[118.40, 33.77], [118.42, 33.77], [118.42, 33.79], [118.40, 33.79], [118.40, 33.77]]


def feature(ring: Any, name: Any = "东片区", kind: str = "Polygon", *holes: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"name": name},
        "geometry": {"type": kind, "coordinates": [ring, *holes]},
    }


def text(*features: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def test_a_file_names_its_zones_and_a_ring_is_kept_open() -> None:
    west = [[x - 0.1, y] for x, y in SQUARE]
    made = named_borders(text(feature(SQUARE), feature([*west[:1], west[0], *west[1:]], " 西片区 ")))
    assert made["东片区"] == tuple(map(tuple, SQUARE[:-1])) and len(made["西片区"]) == 4


BOW = [[118.40, 33.77], [118.42, 33.79], [118.42, 33.77], [118.40, 33.79], [118.40, 33.77]]
SPIKE = [[118.40, 33.77], [118.44, 33.77], [118.42, 33.77], [118.42, 33.79], [118.40, 33.77]]
TOUCH = [[118.40, 33.77], [118.44, 33.77], [118.44, 33.79], [118.42, 33.77], [118.40, 33.79], [118.40, 33.77]]
ROUND = [[118.4 + n * 1e-5, 33.7 + (n % 2) * 1e-3] for n in range(MOST_POINTS + 2)]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("{", "这不是 GeoJSON 文件"),
        ("[" * 100_000, "这不是 GeoJSON 文件"),
        ("[]", "这不是 GeoJSON 文件"),
        (" " * 1_000_001, "文件太大"),
        (json.dumps({"type": "Polygon", "coordinates": [SQUARE]}), "文件里一块都没有"),
        (text(), "文件里一块都没有"),
        (text(7), "文件里一块都没有"),
        (text(feature(SQUARE, None)), "没有写 name"),
        (text(feature(SQUARE), feature(SQUARE)), "“东片区”画了两块"),
        (text(feature(SQUARE, "东片区", "LineString")), "不是一块面"),
        (text({"properties": {"name": "东片区"}, "geometry": None}), "不是一块面"),
        (text(feature(None)), "没有坐标"),
        (text(feature(SQUARE, "东片区", "Polygon", SQUARE)), "挖了洞"),
        (text(feature(ROUND)), f"最多 {MOST_POINTS} 个"),
        (text(feature(SQUARE[:2])), "点太少"),
        (text(feature([SQUARE[0]] * 5)), "点太少"),
        (text(feature(SQUARE[:-1])), "没有合上"),
        (text(feature([[y, x] for x, y in SQUARE])), "放反了"),
        (text(feature([[x - 130, y] for x, y in SQUARE])), "不在国内"),
        (text(feature([[x * 1e5, y * 1e5] for x, y in SQUARE])), "不在国内"),
        (text(feature([["118.4", 33.77], *SQUARE[1:]])), "不是“经度, 纬度”两个数"),
        (text(feature([[True, False], *SQUARE[1:]])), "不是“经度, 纬度”两个数"),
        (text(feature([[float("nan"), 33.77], *SQUARE[1:], [float("nan"), 33.77]])), "不在国内"),
        (text(feature(BOW)), "交叉"),
        (text(feature(SPIKE)), "交叉"),
        (text(feature(TOUCH)), "交叉"),
    ],
)
def test_what_is_no_border_is_refused_and_says_why(given: str, why: str) -> None:
    with pytest.raises(BadBorder) as refused:
        named_borders(given)
    assert why in refused.value.facts["what"]


def test_a_ring_of_any_shape_that_does_not_cross_itself_is_taken() -> None:
    comb = [(118 + n * 1e-3, 33 + (n % 2) * 1e-2) for n in range(40)] + [(118.039, 32.9), (118.0, 32.9)]
    assert not crosses_itself(tuple(comb)) and not crosses_itself(tuple(reversed(comb)))
    assert not crosses_itself(((118.0, 33.0), (118.1, 33.0), (118.0, 33.1)))
