"""A hazard that an officer decided to be real: where, and of what kind."""

from datetime import date, timedelta

from msgspec import Struct

ONCE_IN = timedelta(days=30)
"""The same place and kind are a deed once in so many days."""
COUNTED, TAKEN_BACK = "counted", "uncounted"
"""Steps that stand in the thread."""


class Hazard(Struct, frozen=True):
    """`unit` is where it was (none: on the road), `day` when it was reported; `elsewhere`: not the spot of an earlier one."""

    station: int
    note: int
    person: int
    kind: str
    unit: int | None
    day: date
    elsewhere: bool
