"""Muster, closing, stopping: how an outing goes on, and the record that it becomes."""

from datetime import datetime, timedelta

from msgspec import Struct, structs

from zones.patrol.errors.outings import NeverAlone, NotWalking, OutingBegun, TooEarly, UnknownWord
from zones.patrol.rules.due import first_due
from zones.patrol.vocabulary import PatrolRecord
from zones.patrol.vocabulary.outings import (
    MISSING_REASONS,
    STATE_WORDS,
    STOP_REASONS,
    TOPICS,
    OutingRow,
    SeatRow,
)

BEFORE = timedelta(minutes=60)
"""So long before its start an outing may muster."""
KEPT = timedelta(hours=12)
"""So long a phone may have kept what was said."""
MOST_OUTREACH = 20


class Stands(Struct, frozen=True):
    """An outing and its seats, as they stand after a decision."""

    outing: OutingRow
    seats: tuple[SeatRow, ...]


class Ending(Struct, frozen=True):
    """What is said at the end: whether the flag flew, which unit keeps it, how often outreach was held and about what."""

    flag: bool
    flag_to: int | None
    outreach: int = 0
    topic: str = ""


def mustered(
    outing: OutingRow, seats: tuple[SeatRow, ...], leader: int | None, missing: dict[int, str], at: datetime
) -> Stands:
    """Everybody who was named came, but for the seats that are `missing` (id → reason). `at` is when it was said.

    Raises OutingBegun, TooEarly, UnknownWord, NeverAlone.
    """
    if outing.state != "planned":
        raise OutingBegun(state=STATE_WORDS[outing.state])
    if at < outing.starts_at - BEFORE:
        raise TooEarly(minutes=int(BEFORE.total_seconds()) // 60)
    if not set(missing) <= {seat.id for seat in seats} or not set(missing.values()) <= set(MISSING_REASONS):
        raise UnknownWord()
    if leader is not None and any(seat.person == leader and seat.id in missing for seat in seats):
        raise UnknownWord()
    now_seats = tuple(_seated(seat, missing) for seat in seats)
    if sum(seat.state == "came" for seat in now_seats) < 2:
        raise NeverAlone()
    walks = structs.replace(
        outing, state="walking", leader=leader, mustered_at=at, chased=0, version=outing.version + 1
    )
    return Stands(structs.replace(walks, next_deadline=first_due(walks)), now_seats)


def _seated(seat: SeatRow, missing: dict[int, str]) -> SeatRow:
    if seat.person is not None and seat.id not in missing:
        return structs.replace(seat, state="came")
    return structs.replace(seat, state="missing", reason=missing.get(seat.id, "unknown"))


def closed(outing: OutingRow, ending: Ending, at: datetime, neighbours: frozenset[int]) -> OutingRow:
    """`neighbours` are units that may keep the flag. Raises NotWalking, UnknownWord."""
    if outing.state != "walking":
        raise NotWalking()
    if not 0 <= ending.outreach <= MOST_OUTREACH or bool(ending.outreach) != bool(ending.topic):
        raise UnknownWord()
    if ending.topic and ending.topic not in TOPICS:
        raise UnknownWord()
    if ending.flag_to is not None and ending.flag_to not in neighbours:
        raise UnknownWord()
    return structs.replace(
        outing,
        state="closed",
        closed_at=max(at, outing.mustered_at or at),
        flag_to=ending.flag_to,
        outreach=ending.outreach,
        topic=ending.topic,
        next_deadline=None,
        version=outing.version + 1,
    )


def stopped(outing: OutingRow, why: str) -> OutingRow:
    """停巡 by order: no record, nobody is missed. Raises UnknownWord; OutingBegun for one that has ended."""
    if why not in STOP_REASONS:
        raise UnknownWord()
    if outing.state in ("closed", "stopped"):
        raise OutingBegun(state=STATE_WORDS[outing.state])
    return structs.replace(outing, state="stopped", why_stopped=why, next_deadline=None, version=outing.version + 1)


def record(outing: OutingRow, seats: tuple[SeatRow, ...], flag: bool, passed: int) -> PatrolRecord:
    """What is counted of a closed outing. A unit of which nobody came is absent, with what was said of it; one that was led
    by nobody of the lead unit was led by its leader's.
    """
    assert outing.mustered_at and outing.closed_at
    came = [seat for seat in seats if seat.state == "came" and seat.person is not None]
    units = {seat.unit for seat in came}
    reasons = {seat.unit: seat.reason for seat in seats if seat.unit not in units}
    return PatrolRecord(
        zone=outing.zone,
        walking_group=outing.walking_group,
        day=outing.day,
        started_at=outing.mustered_at,
        minutes=round((outing.closed_at - outing.mustered_at).total_seconds() / 60),
        lead=_led_by(outing, came),
        flag=flag,
        checkpoints=passed,
        outreach=outing.outreach,
        officers=outing.officer_name,
        walkers=tuple((seat.person, seat.unit) for seat in came if seat.person is not None),
        absent=tuple((unit, "" if why == "unknown" else MISSING_REASONS.get(why, "")) for unit, why in reasons.items()),
    )


def _led_by(outing: OutingRow, came: list[SeatRow]) -> int:
    """The lead unit; where nobody of it came, the unit of whoever led."""
    if any(seat.unit == outing.lead for seat in came):
        return outing.lead
    led = [seat.unit for seat in came if seat.person == outing.leader]
    return (led or [came[0].unit])[0]


def said_at(phone_at: datetime | None, now: datetime) -> datetime:
    """When it was said: by the phone's clock, where that can be (kept without a line), else now."""
    if phone_at is None or not now - KEPT <= phone_at <= now:
        return now
    return phone_at
