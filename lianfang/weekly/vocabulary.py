"""A frozen week: at which head, and what each zone, unit and guard was given."""

from datetime import datetime

from msgspec import Struct

from zones.ground.chain import Head
from zones.ground.weeks import Week


class FrozenWeek(Struct, frozen=True):
    """`before` is the link at which the station's week before was frozen, 0 where there was none."""

    station: int
    week: Week
    seq: int
    digest: str
    frozen_at: datetime
    before: int

    @property
    def head(self) -> Head:
        return Head(self.seq, bytes.fromhex(self.digest))


class Correction(Struct, frozen=True):
    """What was posted since the last summary about a week that had been in one; a month's close counts to its last day's week."""

    week: Week
    points: int


class Sums(Struct, frozen=True):
    """Of a week: its points, of them routine; the month's (in which its Sunday lies) until that Sunday; corrections, the oldest first."""

    points: int = 0
    routine: int = 0
    month: int = 0
    corrections: tuple[Correction, ...] = ()


class GuardWeek(Struct, frozen=True):
    person: int
    name: str
    sums: Sums


class UnitWeek(Struct, frozen=True):
    """A unit's own points apart from its guards'; guards who stood there that week last, in the order of the roster."""

    unit: int
    name: str
    own: Sums
    guards: tuple[GuardWeek, ...]


class ZoneWeek(Struct, frozen=True):
    name: str
    units: tuple[UnitWeek, ...]
