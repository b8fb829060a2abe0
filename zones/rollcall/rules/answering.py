"""What an answer is worth that came from a phone's box, and whether it still comes in time."""

from datetime import datetime, timedelta

from msgspec import Struct

from zones.rollcall.errors import CallOver
from zones.rollcall.vocabulary import Call

LATE = timedelta(minutes=30)


class Heard(Struct, frozen=True):
    """When the post said 到, and whether that was delivered so late that a person decides."""

    at: datetime
    late: bool


def heard(call: Call, phone_at: datetime | None, now: datetime) -> Heard:
    """By the phone's time where that can be true: not before the call, not after now. Raises CallOver."""
    at = phone_at if phone_at and call.opens_at <= phone_at <= now else now
    if call.closes_at is None or at > call.closes_at:
        raise CallOver()
    return Heard(at, now - at > LATE)
