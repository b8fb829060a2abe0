"""When two records tell of the same round."""

from datetime import date, datetime, timedelta
from typing import Protocol

APART = timedelta(minutes=90)
"""Rounds of one group on one day that begin further apart are two."""


class Told(Protocol):
    """What two tellings of a round have in common."""

    @property
    def zone(self) -> int: ...
    @property
    def walking_group(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def started_at(self) -> datetime | None: ...


def same_round(one: Told, other: Told) -> bool:
    """Same zone, group and day, and begun at about the same time, where both say when."""
    if (one.zone, one.walking_group, one.day) != (other.zone, other.walking_group, other.day):
        return False
    if one.started_at is None or other.started_at is None:
        return True
    return abs(one.started_at - other.started_at) < APART
