"""Whether a post may be left at an hour. What the unit has not declared may not be left."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from zones.duty.errors import BadHours, BadShift
from zones.duty.vocabulary import Hours, Leave
from zones.ground.weeks import SHANGHAI

DAY_MIN = 24 * 60
LONGEST = timedelta(hours=24)


def minute_of(now: datetime) -> int:
    """Minutes after midnight in Shanghai."""
    wall = now.astimezone(SHANGHAI)
    return wall.hour * 60 + wall.minute


def leave_at(hours: Iterable[Hours], minute: int) -> Leave:
    """What was declared for that minute; 不可离 where nothing was."""
    return next((one.leave for one in hours if _covers(one, minute)), "held")


def check_hours(hours: Iterable[Hours]) -> None:
    """Raises BadHours where two overlap, or one lies outside the day."""
    taken: set[int] = set()
    for one in hours:
        if not (0 <= one.since < DAY_MIN and 0 <= one.until <= DAY_MIN):
            raise BadHours(since=one.since, until=one.until)
        minutes = {minute for minute in range(DAY_MIN) if _covers(one, minute)}
        if minutes & taken:
            raise BadHours(since=one.since, until=one.until)
        taken |= minutes


def check_shift(starts_at: datetime, ends_at: datetime) -> None:
    """Raises BadShift."""
    if not timedelta() < ends_at - starts_at <= LONGEST:
        raise BadShift()


def _covers(one: Hours, minute: int) -> bool:
    if one.since < one.until:
        return one.since <= minute < one.until
    return minute >= one.since or minute < one.until
