"""What an address asks for, read with care: anybody may write anything there."""

from collections.abc import Mapping
from datetime import date

from bulletins.register.subjects import monthly, special, supplement, weekly
from bulletins.register.vocabulary import Subject
from lianfang.database import transaction
from zones.ground.weeks import NotAWeek, Week, parse_week, shanghai_day
from zones.roster.errors import BadDays

YEARS = range(1949, 2200)
"""Weeks at the ends of the calendar have no week before or after them."""
MOST_DIGITS = 15


def week_asked(text: str) -> Week:
    """The week that an address names. Raises NotAWeek."""
    week = parse_week(text)
    if week.year not in YEARS or not text.isascii():  # a digit of another script is read, and makes a second address
        raise NotAWeek(text=text)
    return week


async def subject_asked(fields: Mapping[str, str]) -> Subject:
    """What a bulletin shall be about: `kind` (weekly if nothing is said) with `week`; `month`; `title`, `first`, `last`; `title`.

    Raises NotAWeek, NotAMonth, BadDays, TitleNeeded, TooManyWeeks.
    """
    kind = fields.get("kind", "weekly")
    if kind == "monthly":
        return monthly(fields.get("month", ""))
    if kind == "special":
        first, last = day_asked(fields.get("first", "")), day_asked(fields.get("last", ""))
        if first is None or last is None:
            raise BadDays()
        return special(fields.get("title", ""), first, last)
    if kind == "supplement":
        async with transaction() as now:
            return supplement(fields.get("title", ""), shanghai_day(now))
    return weekly(week_asked(fields.get("week", "")))


def day_asked(text: str) -> date | None:
    """The day that a form names, None for none. Raises BadDays."""
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        raise BadDays() from None
    if day is not None and day.year not in YEARS:
        raise BadDays()
    return day


def number_asked(text: str) -> int | None:
    """The id that a form names; None for anything that no row can have."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None
