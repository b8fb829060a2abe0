"""What a phone's clock says at the press: taken as it is, never an error."""

from datetime import UTC, datetime

import pytest

from lianfang.web.forms import phone_time


@pytest.mark.parametrize(
    "said", ["2026-11-22T11:30:00.250Z", "2026-11-22T19:30:00.250+08:00", " 2026-11-22T11:30:00.250Z "]
)
def test_a_press_in_any_offset_is_one_instant(said: str) -> None:
    assert phone_time({"phone_at": said}) == datetime(2026, 11, 22, 11, 30, 0, 250000, tzinfo=UTC)


def test_a_clock_wrong_by_a_year_is_taken_as_it_is() -> None:
    assert phone_time({"phone_at": "2025-11-22T11:30:00Z"}) == datetime(2025, 11, 22, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "昨天",
        "2026-11-22T11:30:00",
        "2026-13-22T11:30:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "1" * 5000,
    ],
)
def test_what_is_no_instant_of_this_century_says_nothing(said: str) -> None:
    assert phone_time({"phone_at": said}) is None


def test_a_form_without_the_field_says_nothing() -> None:
    assert phone_time({}) is None
