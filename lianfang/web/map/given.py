"""What the map is drawn from. Every place is WGS-84, (longitude, latitude) in degrees."""

from typing import Literal

from msgspec import Struct

Spot = tuple[float, float]
UnitState = Literal["off", "on", "watching", "called", "unanswered"]
"""Nobody on duty; somebody on duty; 守着帮看; the one that asks for help; a roll-call without an answer."""


class MapZone(Struct, frozen=True):
    """Without an outline one is made from the places of its units."""

    id: int
    name: str
    position: int = 0
    outline: tuple[Spot, ...] = ()


class MapUnit(Struct, frozen=True):
    id: int
    name: str
    zone: int
    longitude: float | None = None
    latitude: float | None = None
    state: UnitState = "on"


class MapCall(Struct, frozen=True):
    """Who asks, which units' guards go there, which watch from where they are; helpers meet first and go in together."""

    unit: int
    helpers: tuple[int, ...] = ()
    watchers: tuple[int, ...] = ()
    meeting: Spot | None = None
    meeting_name: str = ""


class MapFlag(Struct, frozen=True):
    """Where a patrol carries its flag."""

    name: str
    place: Spot


class MapGround(Struct, frozen=True):
    zones: tuple[MapZone, ...] = ()
    units: tuple[MapUnit, ...] = ()


class MapNow(Struct, frozen=True):
    calls: tuple[MapCall, ...] = ()
    flags: tuple[MapFlag, ...] = ()
