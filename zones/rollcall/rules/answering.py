"""What an answer is worth that came from a phone's box, and whether it still comes in time."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from zones.rollcall.errors import CallOver, NoReason, NothingToDecide
from zones.rollcall.vocabulary import Call

LATE = timedelta(minutes=30)
MOST_LETTERS = 40
Verdict = Literal["excused", "silent", "answered"]


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


def check_verdict(result: str, verdict: Verdict, reason: str, *, late: bool, by_gate: bool) -> None:
    """An officer excuses who did not answer, keeps him silent, or lets a late answer count; what the gate excused itself he may
    take back. Raises NothingToDecide, NoReason."""
    if verdict != "answered" and not 0 < len(reason) <= MOST_LETTERS:
        raise NoReason(most=MOST_LETTERS)
    fits = {
        "excused": result in ("waiting", "silent"),
        "silent": result == "silent" or (result == "excused" and by_gate),
        "answered": late and result == "silent",
    }
    if not fits[verdict]:
        raise NothingToDecide()
