"""When there may be a call: windows by day and night, quiet hours, how many a night."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from zones.ground.weeks import SHANGHAI
from zones.rollcall.errors import AcrossTheNight, BadTime, DrillByNight, NightTaken, NoBasis, NobodyNamed
from zones.rollcall.vocabulary import Plan

QUIET_FROM_H, QUIET_UNTIL_H = 23, 6
DAY_MIN, NIGHT_MIN = 10, 15
RINGING = timedelta(minutes=10)
"""After the window the desk rings those that did not answer."""
FURTHEST = timedelta(days=31)
MOST_LETTERS = 120


def is_quiet(instant: datetime) -> bool:
    """From 23:00 until before 6:00 in Shanghai."""
    hour = instant.astimezone(SHANGHAI).hour
    return hour >= QUIET_FROM_H or hour < QUIET_UNTIL_H


def night_of(instant: datetime) -> date:
    """The day on which a night began, or which a day instant is of: 01:30 belongs to the day before."""
    return (instant.astimezone(SHANGHAI) - timedelta(hours=QUIET_UNTIL_H)).date()


def window_min(instant: datetime) -> int:
    return NIGHT_MIN if is_quiet(instant) else DAY_MIN


def check_plan(plan: Plan, now: datetime) -> None:
    """Raises NoBasis, NobodyNamed, BadTime, AcrossTheNight, DrillByNight."""
    if not plan.basis or len(plan.basis) > MOST_LETTERS:
        raise NoBasis(most=MOST_LETTERS)
    if plan.kind == "surprise" and not plan.posts:
        raise NobodyNamed()
    first, last = span(plan, now)
    if not now <= first <= last <= now + FURTHEST:
        raise BadTime()
    if (is_quiet(first), night_of(first)) != (is_quiet(last), night_of(last)):
        raise AcrossTheNight()
    if plan.kind == "drill" and is_quiet(first):
        raise DrillByNight()


def span(plan: Plan, now: datetime) -> tuple[datetime, datetime]:
    """Between which instants it opens, both the same where that is known. Raises BadTime."""
    if plan.kind == "random":
        if plan.since is None or plan.until is None or plan.since >= plan.until:
            raise BadTime()
        return plan.since, plan.until - timedelta(seconds=1)
    if plan.kind == "planned" or plan.at is not None:
        if plan.at is None:
            raise BadTime()
        return plan.at, plan.at
    return now, now


def check_night(opens_at: datetime, others: Iterable[datetime], key_date: str) -> None:
    """`others` are the instants of the station's other calls. Raises NightTaken."""
    if not is_quiet(opens_at):
        return
    night = night_of(opens_at)
    taken = sum(is_quiet(one) and night_of(one) == night for one in others)
    if taken >= (2 if key_date else 1):
        raise NightTaken(most=2 if key_date else 1)
