"""What is due of a call: to open, to remind, to let the desk ring, to close. What the machine slept through is not held."""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from zones.rollcall.rules.hours import RINGING, window_min
from zones.rollcall.vocabulary import Call

Step = Literal["open", "miss", "remind", "ring", "close"]
LATEST = timedelta(minutes=10)
"""So long after its time a call is still opened. Later the hour that was meant is over: nobody is asked."""
TOO_LATE, BUSY, NIGHT_FULL, CALLED_OFF = "平台停着，过了时候", "另一次查岗没有结束", "这一夜已经查过", "取消了"


class Times(Struct, frozen=True):
    """Of a call that opens now: its window, when the desk rings, when it closes."""

    minutes: int
    remind_at: datetime
    ring_at: datetime
    close_at: datetime


def times(now: datetime) -> Times:
    minutes = window_min(now)
    window = timedelta(minutes=minutes)
    return Times(minutes, now + window / 2, now + window, now + window + RINGING)


def step_due(call: Call, now: datetime, busy: bool = False, night_full: bool = False) -> tuple[Step, str]:
    """(the step, why it is missed). After a stop what is overtaken is left out: no reminder when it is time to close."""
    if call.state == "waiting":
        why = TOO_LATE if now - call.opens_at > LATEST else NIGHT_FULL if night_full else BUSY if busy else ""
        return ("miss", why) if why else ("open", "")
    ring_at = call.opens_at + timedelta(minutes=call.minutes)
    if call.closes_at is not None and now >= call.closes_at:
        return "close", ""
    return ("ring", "") if now >= ring_at else ("remind", "")


def was_down(call: Call, now: datetime) -> bool:
    """Whether a call closes so late that the machine must have stopped: posts that could not answer are not silent."""
    return call.closes_at is not None and now - call.closes_at > LATEST
