"""When an open outing is next looked at by itself: nothing that was ordered falls silent."""

from datetime import datetime, time, timedelta

from msgspec import structs

from zones.ground.notice import Notice
from zones.ground.weeks import shanghai_day, shanghai_instant
from zones.patrol.vocabulary.outings import OutingRow, SeatRow

NO_MUSTER = timedelta(minutes=30)
NO_CLOSING = timedelta(minutes=60)
NOON = time(12, 0)


def first_due(outing: OutingRow) -> datetime:
    """Half an hour after the start for the muster, an hour after the end for the closing."""
    return outing.ends_at + NO_CLOSING if outing.state == "walking" else outing.starts_at + NO_MUSTER


def next_noon(at: datetime) -> datetime:
    """Noon in Shanghai of the day after."""
    day = shanghai_day(at) + timedelta(days=1)
    return shanghai_instant(datetime.combine(day, NOON))


def ticked(outing: OutingRow, seats: tuple[SeatRow, ...], now: datetime) -> tuple[OutingRow, list[Notice]]:
    """What is due, once: desk, lead unit and leader are told; from the next noon on the desk is, each noon, until it ends."""
    if outing.next_deadline is None or outing.next_deadline > now:
        return outing, []
    told = structs.replace(outing, chased=outing.chased + 1, next_deadline=next_noon(now), version=outing.version + 1)
    kind = "patrol_open" if outing.chased else "patrol_no_muster" if outing.state == "planned" else "patrol_not_closed"
    facts = {"number": outing.number, "state": outing.state}
    receivers = [f"desk:{outing.station}"]
    if not outing.chased:
        receivers += [f"unit:{outing.lead}"] + [f"person:{person}" for person in _leaders(outing, seats)]
    return told, [
        Notice(kind, to, f"patrol:{outing.id}:{kind}:{to}:{told.version}", outing.id, dict(facts)) for to in receivers
    ]


def _leaders(outing: OutingRow, seats: tuple[SeatRow, ...]) -> list[int]:
    """Who leads; before that is known, whoever of the lead unit was named."""
    if outing.leader is not None:
        return [outing.leader]
    return [seat.person for seat in seats if seat.unit == outing.lead and seat.person is not None]


def is_overdue(outing: OutingRow, now: datetime) -> bool:
    """On the officers' list: open, and past a noon."""
    return outing.state in ("planned", "walking") and now >= next_noon(outing.starts_at)
