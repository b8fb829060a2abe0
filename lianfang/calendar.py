"""China's working days: public holidays and make-up days where published, Monday to Friday beyond."""

from datetime import date

import chinese_calendar


def is_working_day(day: date) -> bool:
    """Whether offices work on a day."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:  # the State Council has not yet said how that year's holidays lie
        return day.weekday() < 5
