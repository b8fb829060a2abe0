"""Whether a post may be left at an hour, and by whom. What the unit has not declared may not be left."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from zones.duty.errors import (
    BadHours,
    BadShift,
    HandOverFirst,
    HandOverTooLong,
    NoRelief,
    NoSuchHandOver,
    OnACall,
    ReliefNotDue,
    SayWhatLacks,
)
from zones.duty.vocabulary import CHECK_MIN, CHECKS, LONGEST_WORDS, HandOverRow, Hours, Leave, Leaving
from zones.ground.weeks import SHANGHAI

DAY_MIN = 24 * 60
LONGEST = timedelta(hours=24)
RELIEF_DUE = timedelta(hours=1)
"""From so long before the end of a shift on, the post waits for its relief."""


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


def check_may_leave(leaving: Leaving, now: datetime) -> None:
    """Raises HandOverFirst where the relief is there, NoRelief where the post would stand empty at the end of his shift."""
    if leaving.coming_name:
        raise HandOverFirst(name=leaving.coming_name)
    due = now >= leaving.ends_at - RELIEF_DUE
    if due and leaving.held and not leaving.others and leaving.relief is not None:
        raise NoRelief(name=leaving.relief_name)


def check_absent(leaving: Leaving, now: datetime) -> None:
    """Whether it can be said that nobody came: somebody should be there by now. Raises ReliefNotDue."""
    if leaving.coming_name or leaving.relief_at is None or leaving.relief_at > now:
        raise ReliefNotDue()


def check_signs(one: HandOverRow, person: int, on_calls: Collection[int]) -> None:
    """Raises NoSuchHandOver for a stranger, OnACall while one of the two is out helping somebody."""
    if one.coming is None or person not in (one.leaving, one.coming):
        raise NoSuchHandOver()
    if one.leaving in on_calls or one.coming in on_calls:
        raise OnACall()


def check_checked(checked: Collection[str], words: str) -> None:
    """What is not there has to be said. Raises SayWhatLacks, HandOverTooLong."""
    if len(words) > LONGEST_WORDS:
        raise HandOverTooLong(most=LONGEST_WORDS)
    if not words and set(checked) != set(CHECKS):
        raise SayWhatLacks()


def lasts_too_long(one: HandOverRow, now: datetime) -> bool:
    """The joint check is to be over by now."""
    return one.coming is not None and now - one.begun_at > timedelta(minutes=CHECK_MIN)


def _covers(one: Hours, minute: int) -> bool:
    if one.since < one.until:
        return one.since <= minute < one.until
    return minute >= one.since or minute < one.until
