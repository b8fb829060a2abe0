"""What an address asks for, read with care: anybody may write anything there."""

from zones.ground.weeks import NotAWeek, Week, parse_week

YEARS = range(1949, 2200)
"""Weeks at the ends of the calendar have no week before or after them."""


def week_asked(text: str) -> Week:
    """The week that an address names. Raises NotAWeek."""
    week = parse_week(text)
    if week.year not in YEARS:
        raise NotAWeek(text=text)
    return week
