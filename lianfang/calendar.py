"""China's working days: public holidays and make-up days where published, Monday to Friday beyond; public notices."""

from datetime import date, timedelta

import chinese_calendar

PUBLIC_DAYS = 5
"""Working days of a public notice (公示), at least."""


def public_until(today: date) -> date:
    """The last day of a notice that begins tomorrow: of a rule book's draft, of prizes, of commendations."""
    day, left = today, PUBLIC_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def is_working_day(day: date) -> bool:
    """Whether offices work on a day."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # the State Council has not yet said how that year's holidays lie
        return day.weekday() < 5
