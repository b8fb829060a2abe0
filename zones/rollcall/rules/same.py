"""When two records tell of the same answer."""

from datetime import datetime, timedelta
from typing import Protocol

APART = timedelta(minutes=15)
"""A window by night: no post is asked twice in one."""


class Told(Protocol):
    """What two tellings of an answer have in common."""

    @property
    def unit(self) -> int: ...
    @property
    def post(self) -> str: ...
    @property
    def asked_at(self) -> datetime: ...


def same_answer(one: Told, other: Told) -> bool:
    """Same post, asked at about the same time; a sheet that names no post speaks of the unit's."""
    if one.unit != other.unit or (one.post and other.post and one.post != other.post):
        return False
    return abs(one.asked_at - other.asked_at) < APART
