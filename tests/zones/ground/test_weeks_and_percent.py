"""Weeks of Asia/Shanghai and printed per cents."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.ground.percent import change_percent, percent
from zones.ground.weeks import NotAWeek, Week, month_of, parse_week, shanghai_day, shanghai_instant, week_of


@pytest.mark.parametrize(
    ("instant", "week"),
    [
        (datetime(2018, 10, 14, 15, 59, tzinfo=UTC), "2018-W41"),
        (datetime(2018, 10, 14, 16, 0, tzinfo=UTC), "2018-W42"),  # Monday 0:00 in Shanghai
        (datetime(2026, 12, 31, 12, 0, tzinfo=UTC), "2026-W53"),
        (datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "2026-W53"),
        (datetime(2018, 12, 30, 17, 0, tzinfo=UTC), "2019-W01"),
    ],
)
def test_a_week_is_that_of_shanghai(instant: datetime, week: str) -> None:
    assert str(week_of(shanghai_day(instant))) == week


@given(st.dates(date(1985, 1, 1), date(2100, 12, 31)))
def test_every_day_lies_in_its_week_and_neighbours_meet(day: date) -> None:
    week = week_of(day)
    assert day in week and week.next.previous == week
    assert (week.next.monday - week.sunday).days == 1
    assert parse_week(str(week)) == week


@pytest.mark.parametrize("text", ["2018-W54", "2019-W53", "W41", "2018-00", "十月第二周", ""])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(NotAWeek):
        parse_week(text)


def test_weeks_are_read_as_people_write_them() -> None:
    assert parse_week(" 2018w41 ") == parse_week("2018-41") == Week(2018, 41)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (1, 8, 12.5),
        (8, 62, 12.9),
        (1, 3, 33.3),
        (2, 3, 66.7),
        (1, 2000, 0.1),
        (0, 5, 0.0),
        (5, 0, None),
        (-22, 40, -55.0),
        (-1, 2000, -0.1),
    ],
)
def test_per_cents_are_rounded_half_away_from_zero(part: int, whole: int, shown: float | None) -> None:
    assert percent(part, whole) == shown


def test_a_change_needs_a_base() -> None:
    assert change_percent(70, 62) == 12.9
    assert change_percent(3, None) is None
    assert change_percent(3, 0) is None


def test_months_and_instants_are_shanghais() -> None:
    assert month_of(date(2018, 10, 1)) == "2018-10"
    assert shanghai_instant(datetime(2018, 10, 15, 8, 0)) == datetime(2018, 10, 15, 0, 0, tzinfo=UTC)
