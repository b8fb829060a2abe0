"""What a check-in is worth as evidence. Never a refusal, never a deduction: below the line a person looks at it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from zones.duty.rules import minute_of
from zones.ground.earth import between
from zones.patrol.vocabulary.checkins import (
    DOUBTS,
    GEOFENCE_M,
    LINE,
    PLATE_M,
    VAGUE_M,
    Doubt,
    Earlier,
    Evidence,
    Place,
    Point,
    Press,
)

FASTEST_M_S = 40
SHARED = timedelta(minutes=10)
SLOW_S, DAY_S = 600, 86_400
JUST_NOW_S = 60
DAY_MIN, HALF_DAY_MIN = 1440, 720


def judge(press: Press, point: Point, others: Sequence[Point], recent: Sequence[Earlier]) -> Evidence:
    """`others` are the station's other checkpoints; `recent` holds, around the press, this person's check-ins, those by this
    phone, and those of this very code."""
    metres = _metres(press.place, point)
    doubts = (*_code(press, point, recent), *_where(press, point, others, recent, metres), *_when(press, point))
    score = max(0, 100 - sum(DOUBTS[doubt].weight for doubt in doubts))
    return Evidence(score, doubts, "counted" if score >= LINE else "to_check", metres)


def _code(press: Press, point: Point, recent: Sequence[Earlier]) -> Iterator[Doubt]:
    if _replayed(press, [one for one in recent if one.checkpoint == point.id]):
        yield "replayed"
    if press.retired:
        yield "retired"
    if press.stale:
        yield "stale"
    if press.code == "digits":
        yield "digits"
    if press.outing_zone is not None and press.outing_zone != point.zone:
        yield "zone"


def _replayed(press: Press, here: list[Earlier]) -> bool:
    """A tag's count is shown once and rises; one that lay in a phone may come after a higher one. People of one outing may
    look at a screen in the same minute, each once."""
    if press.taps is None:
        return False
    same = [one for one in here if (one.code, one.tag, one.taps) == (press.code, press.tag, press.taps)]
    if press.code == "screen":
        return any(one.person == press.person or one.outing != press.outing for one in same)
    fallen = press.last_taps is not None and press.taps <= press.last_taps and press.waited_s < JUST_NOW_S
    return bool(same) or fallen


def _where(
    press: Press, point: Point, others: Sequence[Point], recent: Sequence[Earlier], metres: int | None
) -> Iterator[Doubt]:
    """No place is no fault: a basement has none."""
    if metres is not None and metres > GEOFENCE_M + _within(press.place):
        nearer = (_metres(press.place, other) for other in others)
        yield "elsewhere" if any(one is not None and one < metres for one in nearer) else "far"
    if any(_too_fast(press, point, one) for one in recent if one.person == press.person):
        yield "speed"
    if press.device and any(_by_the_same_phone(press, one) for one in recent):
        yield "shared"


def _too_fast(press: Press, point: Point, other: Earlier) -> bool:
    """Between where both were, at the least: a phone that says no place was at what it showed."""
    here = press.place if _exact(press.place) else None
    longitude, latitude = (here.longitude, here.latitude) if here else (point.longitude, point.latitude)
    if None in (longitude, latitude, other.longitude, other.latitude):
        return False
    apart = between(longitude, latitude, other.longitude, other.latitude)  # type: ignore[arg-type]
    least = apart - other.within_m - (_within(here) if here else PLATE_M)
    return least > FASTEST_M_S * abs((press.pressed_at - other.pressed_at).total_seconds())


def _by_the_same_phone(press: Press, one: Earlier) -> bool:
    same = one.device == press.device and one.person != press.person
    return same and abs(press.pressed_at - one.pressed_at) < SHARED


def _when(press: Press, point: Point) -> Iterator[Doubt]:
    if press.clock:
        yield "clock"
    if press.waited_s > DAY_S:
        yield "day_late"
    elif press.waited_s > SLOW_S:
        yield "late"
    before = (point.after - minute_of(press.pressed_at)) % DAY_MIN if point.after is not None else 0
    if point.grace < before < HALF_DAY_MIN:
        yield "early"


def _metres(place: Place | None, point: Point) -> int | None:
    if place is None or not _exact(place) or point.longitude is None or point.latitude is None:
        return None
    return between(place.longitude, place.latitude, point.longitude, point.latitude)


def _exact(place: Place | None) -> bool:
    return place is not None and _within(place) <= VAGUE_M


def _within(place: Place | None) -> int:
    return (place.accuracy_m or 0) if place else 0
