"""Official sentences from numbers."""

import pytest

from bulletins.telling.phrases import attention, listed, moved, points, points_moved, rate_moved, span, zones
from zones.ground.weeks import parse_week


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (40, 18, "由40起降至18起，下降55.0%"),
        (62, 70, "由62起升至70起，上升12.9%"),
        (6, 3, "由6起降至3起"),  # no per cent from a small base
        (0, 3, "由0起升至3起"),
        (7, 7, "7起，与上期持平"),
    ],
)
def test_a_movement_says_both_numbers_and_a_per_cent_only_from_ten(before: int, now: int, said: str) -> None:
    assert moved(before, now, "起") == said


def test_rates_move_in_one_decimal() -> None:
    assert rate_moved(94.5, 92.4) == "由94.5%降至92.4%"
    assert rate_moved(None, 92.4) == "92.4%"
    assert rate_moved(90.0, None) == "不计算"
    assert points_moved(21.0, 76.0) == "提高55.0个百分点"
    assert points_moved(76.0, 75.9) == "降低0.1个百分点"
    assert (points_moved(76.0, 76.0), points_moved(None, 76.0), points_moved(76.0, None)) == ("持平", "", "")


@pytest.mark.parametrize(
    ("week", "said"),
    [("2018-W41", "10月8日至14日"), ("2018-W44", "10月29日至11月4日"), ("2019-W01", "12月31日至2019年1月6日")],
)
def test_a_week_is_told_in_dates(week: str, said: str) -> None:
    assert span(parse_week(week)) == said


def test_zones_share_their_last_word() -> None:
    assert zones(["东片区", "西片区"]) == "东、西片区"
    assert zones(["东片区"]) == "东片区"
    assert zones(["河东网格", "东片区"]) == "河东网格、东片区"
    assert listed(["甲", "乙"]) == "甲、乙"


def test_points_of_attention_are_numbered_from_two_on() -> None:
    assert attention([]) == ""
    assert attention(["甲"]) == "需关注：甲。"
    assert points(["甲", "乙"]) == "一是甲；二是乙"
