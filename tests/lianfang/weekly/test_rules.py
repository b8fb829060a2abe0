"""When weeks are frozen: Monday at 18:00 by Shanghai's clock, whatever the clock of the machine says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianfang.calendar import is_working_day
from lianfang.weekly.rules import Row, added, first_week, frozen_from, weeks_to_freeze, zones_of
from lianfang.weekly.vocabulary import Correction, Sums
from zones.ground.weeks import Week, shanghai_day, week_of

INSTANTS = st.datetimes(datetime(1985, 1, 7), datetime(2100, 1, 1), timezones=st.just(UTC))


def always(_: date) -> bool:
    return True


@pytest.mark.parametrize(
    ("week", "instant"),
    [
        (Week(2018, 41), datetime(2018, 10, 15, 10, tzinfo=UTC)),
        (Week(2018, 39), datetime(2018, 10, 8, 10, tzinfo=UTC)),  # 国庆 to Sunday 7 October
        (Week(2018, 40), datetime(2018, 10, 8, 10, tzinfo=UTC)),
        (Week(2018, 52), datetime(2019, 1, 2, 10, tzinfo=UTC)),  # 元旦: Monday and Tuesday are off
        (Week(2026, 53), datetime(2027, 1, 4, 10, tzinfo=UTC)),  # 2026-12-28 to 2027-01-03, one week
        (Week(1986, 20), datetime(1986, 5, 19, 9, tzinfo=UTC)),  # China had summer time
    ],
)
def test_a_week_is_frozen_at_six_in_the_evening_of_the_first_working_day_after_it(
    week: Week, instant: datetime
) -> None:
    assert frozen_from(week, is_working_day) == instant


@pytest.mark.parametrize(
    ("instant", "week"),
    [
        (datetime(2026, 11, 22, 15, 59, 59, tzinfo=UTC), Week(2026, 47)),
        (datetime(2026, 11, 22, 16, tzinfo=UTC), Week(2026, 48)),
        (datetime(2026, 11, 22, 17, tzinfo=UTC), Week(2026, 48)),  # Sunday 17:00 UTC is Monday here
        (datetime(2026, 12, 31, 15, tzinfo=UTC), Week(2026, 53)),
        (datetime(2026, 12, 31, 17, tzinfo=UTC), Week(2026, 53)),  # 2027-01-01
        (datetime(2027, 1, 3, 16, tzinfo=UTC), Week(2027, 1)),
    ],
)
def test_an_instant_belongs_to_the_week_of_shanghais_calendar(instant: datetime, week: Week) -> None:
    assert week_of(shanghai_day(instant)) == week


@given(INSTANTS, st.integers(0, 60))
def test_every_week_is_frozen_once_in_order_and_none_before_it_is_over(now: datetime, weeks_ago: int) -> None:
    first = week_of(shanghai_day(now) - timedelta(weeks=weeks_ago))
    due = weeks_to_freeze(first, now, always)
    assert due == sorted(set(due)) and all(one.next == other for one, other in zip(due, due[1:], strict=False))
    assert all(shanghai_day(now) > week.sunday for week in due)
    open_ = due[-1].next if due else first
    assert frozen_from(open_, always) > now, "and nothing that is due is left"
    assert len(due) >= weeks_ago - 1


@given(INSTANTS, st.timedeltas(timedelta(), timedelta(days=40)), st.timedeltas(timedelta(), timedelta(days=40)))
def test_looking_in_between_changes_nothing(now: datetime, before: timedelta, later: timedelta) -> None:
    first = week_of(shanghai_day(now - before))
    seen = weeks_to_freeze(first, now, always)
    assert seen + weeks_to_freeze(seen[-1].next if seen else first, now + later, always) == weeks_to_freeze(
        first, now + later, always
    )


def test_a_station_begins_with_what_was_judged_first_but_not_with_a_wrong_year() -> None:
    served = date(2026, 11, 22)
    assert first_week(Week(2018, 39), served) == Week(2018, 39)
    assert first_week(Week(1918, 39), served) == week_of(date(2016, 11, 21))


def row(person: int | None, points: int, corrects: date | None = None, unit: int = 1, zone: str = "东") -> Row:
    return Row(zone, unit, f"单位{unit}", person, "甲" if person else "", corrects, points, 0, 0)


def test_rows_become_zones_units_and_guards_in_their_order() -> None:
    late, later = date(2018, 9, 24), date(2018, 10, 1)
    rows = [row(None, 5), row(7, 3), row(7, -2, later), row(7, 1, late), row(9, 0), row(None, 0, unit=2, zone="西")]
    east, west = zones_of(rows)
    assert [unit.unit for unit in east.units] == [1] and west.units[0].guards == ()
    unit = east.units[0]
    assert unit.own.points == 5 and [guard.person for guard in unit.guards] == [7, 9]
    assert unit.guards[0].sums == Sums(3, 0, 0, (Correction(Week(2018, 39), 1), Correction(Week(2018, 40), -2)))
    assert added([unit.guards[0].sums, Sums(1, 1, 1, (Correction(Week(2018, 40), 2),))]) == Sums(
        4, 1, 1, (Correction(Week(2018, 39), 1), Correction(Week(2018, 40), 0))
    )
