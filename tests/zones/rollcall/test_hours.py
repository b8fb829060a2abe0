"""When there may be a call: day and night in Shanghai, one a night, two on key dates, hours of a draw."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zones.ground.refused import Refused
from zones.rollcall.errors import AcrossTheNight, BadTime, DrillByNight, NightTaken, NoBasis, NobodyNamed
from zones.rollcall.rules.hours import check_night, check_plan, is_quiet, night_of, span, window_min
from zones.rollcall.vocabulary import Plan


def at(hour: int, minute: int = 0, day: int = 20) -> datetime:
    """A Shanghai wall time of November 2026."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@pytest.mark.parametrize(
    ("instant", "quiet", "minutes"),
    [(at(22, 59), False, 10), (at(23), True, 15), (at(0), True, 15), (at(5, 59), True, 15), (at(6), False, 10)],
)
def test_the_night_is_from_23_to_6_in_shanghai_and_its_window_is_longer(
    instant: datetime, quiet: bool, minutes: int
) -> None:
    assert (is_quiet(instant), window_min(instant)) == (quiet, minutes)


def test_both_sides_of_midnight_and_of_a_year_are_one_night() -> None:
    assert night_of(at(23, 30)) == night_of(at(3, day=21)) == date(2026, 11, 20)
    assert night_of(at(5, 59, day=21)) != night_of(at(23, day=21))
    eve = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)
    assert night_of(eve) == night_of(eve + timedelta(hours=5)) == date(2026, 12, 31)


def test_one_call_a_night_two_on_key_dates_and_any_number_by_day() -> None:
    one, other = at(23, 30), at(2, day=21)
    check_night(one, [at(22), at(3)], "")
    with pytest.raises(NightTaken):
        check_night(other, [one], "")
    check_night(other, [one], "国庆安保")
    with pytest.raises(NightTaken):
        check_night(at(4, day=21), [one, other], "国庆安保")
    check_night(at(9), [at(10)] * 9, "")


PLAN = Plan("now", "洋公〔2026〕3号")
RANDOM = Plan("random", "洋公〔2026〕3号", since=at(14), until=at(17))


@pytest.mark.parametrize(
    ("plan", "refusal"),
    [
        (PLAN, None),
        (Plan("now", ""), NoBasis),
        (Plan("now", "长" * 121), NoBasis),
        (Plan("surprise", "3号"), NobodyNamed),
        (Plan("surprise", "3号", posts=(1,)), None),
        (Plan("planned", "3号", at=at(21)), None),
        (Plan("planned", "3号"), BadTime),
        (Plan("planned", "3号", at=at(11)), BadTime),
        (Plan("planned", "3号", at=at(12, day=28) + timedelta(days=30)), BadTime),
        (RANDOM, None),
        (Plan("random", "3号", since=at(17), until=at(14)), BadTime),
        (Plan("random", "3号", since=at(22), until=at(23)), None),
        (Plan("random", "3号", since=at(22), until=at(2, day=21)), AcrossTheNight),
        (Plan("random", "3号", since=at(22), until=at(9, day=21)), AcrossTheNight),
        (Plan("random", "3号", since=at(23), until=at(6, day=21)), None),
        (Plan("random", "3号", since=at(23), until=at(1, day=22)), AcrossTheNight),
        (Plan("drill", "3号"), None),
        (Plan("drill", "3号", at=at(23)), DrillByNight),
    ],
)
def test_what_may_be_called(plan: Plan, refusal: type[Refused] | None) -> None:
    if refusal is None:
        return check_plan(plan, at(12))
    with pytest.raises(refusal):
        check_plan(plan, at(12))


def test_a_random_one_opens_within_its_hours() -> None:
    assert span(RANDOM, at(12)) == (at(14), at(17) - timedelta(seconds=1))
