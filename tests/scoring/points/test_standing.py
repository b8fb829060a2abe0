"""Quarters, colours and stars. No fixtures."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.points.standing.rules import level_of, quarters_to_close, stars_of
from scoring.points.standing.vocabulary import COLOURS, HIGHEST, MOST_STARS
from scoring.points.vocabulary.book import StandingRules
from zones.ground.quarters import Quarter, parse_quarter, quarter_of

RULES = StandingRules((15, 45, 75))


@pytest.mark.parametrize(
    ("points", "colour"),
    [(1, "绿色"), (14, "绿色"), (15, "蓝色"), (44, "蓝色"), (45, "银色"), (75, "金色"), (900, "金色")],
)
def test_a_quarters_points_give_the_colour_of_the_next(points: int, colour: str) -> None:
    assert COLOURS[level_of(RULES, points)] == colour


@given(st.lists(st.integers(0, HIGHEST), max_size=12))
def test_stars_are_the_quarters_in_a_row_at_the_highest_colour(levels: list[int]) -> None:
    stars = 0
    for level in levels:
        stars = stars_of(level, stars)
    row = len(levels) - max((nth for nth, level in enumerate(levels, 1) if level < HIGHEST), default=0)
    assert stars == min(row, MOST_STARS)


@given(st.dates(date(1949, 1, 1), date(2199, 1, 1)))
def test_every_day_lies_in_one_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first <= day <= quarter.last and parse_quarter(str(quarter)) == quarter
    assert quarter.next.previous == quarter == quarter.previous.next
    assert quarter.last + timedelta(days=1) == quarter.next.first and quarter < quarter.next


def test_the_ends_of_a_year() -> None:
    assert (Quarter(2026, 4).next, Quarter(2027, 1).previous) == (Quarter(2027, 1), Quarter(2026, 4))
    assert Quarter(2026, 4).last == date(2026, 12, 31) and Quarter(2024, 1).last == date(2024, 3, 31)
    for odd in ("2018-Q5", "2018-4", "", "2018-Q04"):
        with pytest.raises(ValueError):
            parse_quarter(odd)


def test_quarters_are_closed_in_order_and_none_before_it_is_over() -> None:
    def at_eight(last: date) -> datetime:
        return datetime.combine(last + timedelta(days=1), datetime.min.time(), UTC) + timedelta(hours=8)

    now = datetime(2027, 1, 1, 7, 59, tzinfo=UTC)
    assert quarters_to_close(Quarter(2026, 3), now, at_eight) == [Quarter(2026, 3)]
    assert quarters_to_close(Quarter(2026, 3), now + timedelta(minutes=1), at_eight) == [
        Quarter(2026, 3),
        Quarter(2026, 4),
    ]
