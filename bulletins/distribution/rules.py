"""What may be written of a receiver and of a receipt; when a unit that has not signed is reminded."""

from collections.abc import Callable
from datetime import date, timedelta

from bulletins.distribution.errors import CopiesWrong, ReceiptDayWrong, ReceiverNameNeeded
from bulletins.distribution.vocabulary import MOST_COPIES, MOST_NAME
from zones.ground.texts import in_one_line

WORKING_DAYS = 2
"""So long a unit may take before it is reminded, once."""


def reminded_on(issued_on: date, is_working_day: Callable[[date], bool]) -> date:
    """The second working day after the one of issue."""
    day, left = issued_on, WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def tidy_name(text: str) -> str:
    """A name without control characters and spaces at its ends. Raises ReceiverNameNeeded."""
    name = in_one_line(text)
    if not 0 < len(name) <= MOST_NAME:
        raise ReceiverNameNeeded(most=MOST_NAME)
    return name


def copies_of(copies: int | None) -> int:
    """Raises CopiesWrong."""
    if copies is None or not 0 < copies <= MOST_COPIES:
        raise CopiesWrong(most=MOST_COPIES)
    return copies


def day_signed(day: date | None, issued_on: date, today: date) -> date:
    """Raises ReceiptDayWrong."""
    if day is None or not issued_on <= day <= today:
        raise ReceiptDayWrong(first=issued_on.isoformat(), last=today.isoformat())
    return day
