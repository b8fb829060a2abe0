"""Whether a post may be left at an hour, and which hours and shifts there can be."""

from datetime import UTC, datetime, timedelta

import pytest

from zones.duty.errors import BadHours, BadShift
from zones.duty.rules import check_hours, check_shift, leave_at, minute_of
from zones.duty.vocabulary import Hours

BEGIN = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
NIGHT, DAY = Hours(23 * 60, 6 * 60, "lockable"), Hours(6 * 60, 23 * 60, "mobile")


@pytest.mark.parametrize(
    ("minute", "leave"),
    [(0, "lockable"), (359, "lockable"), (360, "mobile"), (1379, "mobile"), (1380, "lockable"), (1439, "lockable")],
)
def test_hours_go_over_midnight(minute: int, leave: str) -> None:
    assert leave_at([NIGHT, DAY], minute) == leave_at([DAY, NIGHT], minute) == leave


def test_what_was_not_declared_may_not_be_left() -> None:
    assert leave_at([], 720) == leave_at([NIGHT], 720) == leave_at([Hours(600, 700, "mobile")], 700) == "held"


def test_the_same_beginning_and_end_is_the_whole_day() -> None:
    assert {leave_at([Hours(480, 480, "standby")], minute) for minute in range(1440)} == {"standby"}
    assert {leave_at([Hours(0, 1440, "standby")], minute) for minute in range(1440)} == {"standby"}


@pytest.mark.parametrize(
    "hours",
    [
        [Hours(0, 60, "held"), Hours(59, 120, "mobile")],
        [NIGHT, Hours(0, 1, "held")],
        [NIGHT, Hours(1439, 0, "held")],
        [DAY, DAY],
        [Hours(480, 480, "held"), Hours(0, 1, "held")],
        [Hours(-1, 60, "held")],
        [Hours(0, 1441, "held")],
        [Hours(1440, 60, "held")],
    ],
)
def test_hours_that_overlap_or_lie_outside_the_day_are_refused(hours: list[Hours]) -> None:
    with pytest.raises(BadHours):
        check_hours(hours)


def test_hours_that_meet_do_not_overlap() -> None:
    check_hours([])
    check_hours([NIGHT, DAY])
    check_hours([Hours(0, 60, "held"), Hours(60, 120, "held")])


def test_a_shift_ends_after_it_begins_and_within_a_day() -> None:
    for hours in (0, -1, 25):
        with pytest.raises(BadShift):
            check_shift(BEGIN, BEGIN + timedelta(hours=hours))
    check_shift(BEGIN, BEGIN + timedelta(minutes=1))
    check_shift(BEGIN, BEGIN + timedelta(hours=24))


def test_minutes_are_shanghai_s() -> None:
    assert minute_of(datetime(2026, 11, 20, 16, 5, tzinfo=UTC)) == 5
    assert minute_of(datetime(2026, 11, 20, 15, 59, tzinfo=UTC)) == 1439
