"""What becomes of a letter: whether it is still wanted, what a try's end means, when the next one is."""

from datetime import datetime, timedelta

from msgspec import Struct

from zones.aid.vocabulary import Request

MOST_TRIES = 10
LONGEST_WAIT_S = 60
EXPIRES = timedelta(hours=1)
"""A telling older than this is told nobody outside: neither after a long failure, nor by a restored backup."""

CALLS = frozenset(
    {"aid_alert", "aid_new", "aid_ring_desk", "aid_ring_command", "aid_repeat", "aid_nobody", "aid_no_hand"}
)
"""Tellings that ask somebody to do something; the others say how it went."""
UNTIL_RECEIVED = frozenset({"aid_new", "aid_ring_desk", "aid_ring_command", "aid_no_hand"})


class Outcome(Struct, frozen=True):
    """What is written of a try. `due_at` is set where it is tried again."""

    state: str
    error: str = ""
    due_at: datetime | None = None


def why_unwanted(kind: str, to: str, waits: bool, about: Request | None) -> str:
    """Why a letter need not leave the house any more; empty while it must. `waits`: it was a second way, if not seen."""
    if kind not in CALLS or about is None:
        return ""
    if about.state != "open":
        return "over"
    if kind in UNTIL_RECEIVED:
        return "received" if about.received_at else ""
    alert = about.alert_of(int(to.partition(":")[2])) if kind == "aid_alert" else None
    if alert is None:
        return ""
    if alert.answer != "told":
        return "answered"
    return "seen" if waits and alert.seen_at else ""


def after_failure(error: str, permanent: bool, tries: int, wait_s: float, jitter: float, now: datetime) -> Outcome:
    """`wait_s` is what the receiver asked for, `jitter` between 0 and 1 (so that many do not come back together)."""
    if permanent or tries >= MOST_TRIES:
        return Outcome("dead", error)
    wait = max(back_off_s(tries) * (0.5 + jitter / 2), min(wait_s, LONGEST_WAIT_S))
    return Outcome("waiting", error, now + timedelta(seconds=wait))


def back_off_s(tries: int) -> int:
    """Seconds after so many failures at the most: 1, 2, 4 … 60."""
    return int(min(2 ** (tries - 1), LONGEST_WAIT_S))
