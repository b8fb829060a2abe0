"""When it was pressed, from three readings: the phone's at the press, the phone's at the sending, the server's at the coming."""

from datetime import datetime, timedelta

from msgspec import Struct

WRONG = timedelta(minutes=30)
"""A phone's clock that is off by more is a wrong clock; honest ones drift by minutes."""


class Clocked(Struct, frozen=True):
    """The press on the server's clock, how long it lay in the phone, and whether the phone's clock is wrong."""

    pressed_at: datetime
    waited_s: int
    wrong: bool


def clocked(at: datetime, phone_at: datetime | None, sent_at: datetime | None) -> Clocked:
    """A phone that waited says so by its own clock, right or wrong: what passed between press and sending is the wait.

    One that does not say when it sent has nothing to explain a difference with.
    """
    if phone_at is None:
        return Clocked(at, 0, False)
    if sent_at is None:
        wrong = abs(at - phone_at) > WRONG
        pressed = at if wrong or phone_at > at else phone_at
        return Clocked(pressed, round((at - pressed).total_seconds()), wrong)
    waited = max(sent_at - phone_at, timedelta())
    wrong = abs(at - sent_at) > WRONG or phone_at - sent_at > WRONG
    return Clocked(at - waited, round(waited.total_seconds()), wrong)
