"""The way of an attempt: begun once, its time by the server's clock, handed in or run out, graded; more time, void."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from scoring.exams.sittings.errors import (
    NoExtension,
    NotCalledOff,
    NotCheckedIn,
    NotOpenYet,
    NotSupervised,
    NotVoided,
    PaperOver,
    SatAlready,
    SittingCalledOff,
    SittingClosed,
)
from scoring.exams.sittings.vocabulary import (
    EXTENDS,
    FULL,
    GRACE,
    MOST_EXTRA,
    OFFS,
    VOIDS,
    Attempt,
    Plan,
    Result,
    Sitting,
)
from zones.ground.weeks import SHANGHAI


def number_now(sitting: Sitting, earlier: Sequence[Attempt], checked_in: bool, now: datetime) -> int:
    """Which attempt begins: 1, or 2 for the resit. `earlier` are his in this sitting.

    Raises SittingCalledOff, NotOpenYet, SittingClosed, NotCheckedIn, SatAlready.
    """
    plan, sat = sitting.plan, [one for one in earlier if one.state != "void"]
    _check_stands(sitting)
    if now < plan.opens_at:
        raise NotOpenYet(at=f"{plan.opens_at.astimezone(SHANGHAI):%m月%d日 %H:%M}")
    if now >= plan.closes_at:
        raise SittingClosed()
    if is_through(plan, sat):
        raise SatAlready()
    if plan.supervised and not checked_in:
        raise NotCheckedIn()
    return len(sat) + 1


def _check_stands(sitting: Sitting) -> None:
    if sitting.off:
        raise SittingCalledOff(why=OFFS[sitting.off])


def is_through(plan: Plan, sat: Sequence[Attempt]) -> bool:
    """Whether he has nothing more to sit there: `sat` are his papers that are not void."""
    return any(is_passed(plan, one) for one in sat) or len(sat) > plan.blueprint.resit


def check_off(sitting: Sitting, reason: str, open_papers: int, now: datetime) -> None:
    """Before it, or while somebody may still sit. Raises NotCalledOff."""
    if reason not in OFFS or sitting.off or is_over(sitting.plan, open_papers, now):
        raise NotCalledOff()


def ends_at(plan: Plan, begun: datetime) -> datetime:
    """Whoever begins late ends with the others: right answers are shown once it is over for all."""
    return min(begun + timedelta(minutes=plan.blueprint.minutes), plan.closes_at)


def is_due(attempt: Attempt, now: datetime) -> bool:
    """Whether the clock hands it in: not while an answer may still be taken."""
    return attempt.state == "open" and now > attempt.ends_at + GRACE


def points_of(correct: int, questions: int) -> int:
    """Even points for each question, of 100 in hundredths: the sum is exact, whatever their number."""
    return FULL * correct // questions


def is_enough(plan: Plan, points: int) -> bool:
    return points >= plan.blueprint.pass_points * 100


def is_passed(plan: Plan, attempt: Attempt) -> bool:
    return attempt.points is not None and is_enough(plan, attempt.points)


def result(plan: Plan, points: int | None) -> Result:
    """Raises PaperOver for one that is void: it has none."""
    if points is None:
        raise PaperOver()
    return Result(points, is_enough(plan, points))


def extended(attempt: Attempt, minutes: int, reason: str, now: datetime) -> Attempt:
    """By the supervisor. Raises PaperOver, NoExtension."""
    if attempt.state != "open" or is_due(attempt, now):
        raise PaperOver()
    if minutes < 1 or attempt.extra_minutes + minutes > MOST_EXTRA or reason not in EXTENDS:
        raise NoExtension(most=MOST_EXTRA)
    until = attempt.ends_at + timedelta(minutes=minutes)
    return replace(
        attempt, ends_at=until, next_deadline=until + GRACE, extra_minutes=attempt.extra_minutes + minutes
    )  # fmt: skip


def voided(attempt: Attempt, reason: str, now: datetime) -> Attempt:
    """By the supervisor: it counts for nothing, and may be sat anew. Raises NotVoided."""
    if attempt.state == "void" or reason not in VOIDS:
        raise NotVoided()
    return replace(
        attempt, state="void", next_deadline=None, ended_at=attempt.ended_at or now, correct=None, points=None, reason=reason
    )  # fmt: skip


def check_seen(sitting: Sitting, now: datetime) -> None:
    """Whether somebody may be checked in. Raises SittingCalledOff, NotSupervised, SittingClosed."""
    _check_stands(sitting)
    if not sitting.plan.supervised:
        raise NotSupervised()
    if now >= sitting.plan.closes_at:
        raise SittingClosed()


def is_over(plan: Plan, open_papers: int, now: datetime) -> bool:
    """Over for everybody: whoever got more time may still sit after it has closed."""
    return now > plan.closes_at + GRACE and open_papers == 0


def is_shown(over: bool, own_open: bool) -> bool:
    """Whether right answers may be seen: it is over for all, and no paper of his own is open anywhere."""
    return over and not own_open
