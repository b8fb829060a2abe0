"""Who of a unit may walk tonight, in which kind of turn, and why not."""

from datetime import datetime, timedelta

from msgspec import Struct

from zones.patrol.vocabulary.outings import MOST_TURNS, REST_H, Turn

LEAVABLE = ("mobile", "standby")
"""Posts from which a walker may be taken: a gate that is locked for ten minutes is not one of them."""


class Duty(Struct, frozen=True):
    """A shift near the outing; `leave` says whether its post may be left at that hour."""

    starts_at: datetime
    ends_at: datetime
    leave: str


class Walk(Struct, frozen=True):
    """When an outing begins and ends."""

    starts_at: datetime
    ends_at: datetime


class Candidate(Struct, frozen=True):
    """A guard of the unit: his shifts from yesterday to tomorrow, how often he walks this week, where he is named that day."""

    person: int
    name: str
    insured: bool
    duties: tuple[Duty, ...] = ()
    turns: int = 0
    elsewhere: bool = False


class Judged(Struct, frozen=True):
    """`reason` is empty for one who may walk; `turn` is the kind that it would be."""

    person: int
    name: str
    turn: Turn
    turns: int
    reason: str = ""
    next_shift: datetime | None = None


def judge(one: Candidate, walk: Walk) -> Judged:
    """A guard on shift is taken from his post, one off shift goes of his own will."""
    during = [duty for duty in one.duties if duty.starts_at < walk.ends_at and duty.ends_at > walk.starts_at]
    later = [duty.starts_at for duty in one.duties if duty.starts_at >= walk.ends_at]
    turn: Turn = "on_shift" if during else "off_shift"
    next_shift = min(later, default=None)
    return Judged(one.person, one.name, turn, one.turns, _reason(one, walk, during, next_shift), next_shift)


def _reason(one: Candidate, walk: Walk, during: list[Duty], next_shift: datetime | None) -> str:
    if not one.insured:
        return "uninsured"
    if one.elsewhere:
        return "elsewhere"
    if one.turns >= MOST_TURNS:
        return "turns"
    if any(duty.leave not in LEAVABLE for duty in during):
        return "post"
    rested = walk.ends_at + timedelta(hours=REST_H)
    return "rest" if next_shift is not None and next_shift < rested else ""


def ordered(judged: list[Judged]) -> list[Judged]:
    """Who may walk first, of those whoever walked least."""
    return sorted(judged, key=lambda one: (bool(one.reason), one.turns, one.name))
