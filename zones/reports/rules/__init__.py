"""When two records tell of the same item."""

from datetime import date
from typing import Protocol


class Told(Protocol):
    """What two tellings of an item have in common."""

    @property
    def person(self) -> int: ...
    @property
    def day(self) -> date: ...
    @property
    def duty(self) -> str: ...


def same_item(one: Told, other: Told) -> bool:
    """Same person, day and duty: a guard who did two things of a kind on one day has two live records, and two rows."""
    return (one.person, one.day, one.duty) == (other.person, other.day, other.duty)
