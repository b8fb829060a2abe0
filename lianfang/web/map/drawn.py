"""What the template draws: every place in the units of the viewBox, every text final Chinese."""

from typing import Literal

from msgspec import Struct

from lianfang.web.map.given import UnitState

Colour = Literal["east", "west", "south", "north", "centre"]
Anchor = Literal["start", "middle", "end"]


class ZoneDrawn(Struct, frozen=True):
    """`path` is the outline; the label stands at (x, y): a badge with `mark`, its one character, and the name beside it."""

    colour: Colour
    mark: str
    name: str
    note: str
    path: str
    x: int
    y: int


class Dot(Struct, frozen=True):
    """A unit; `title` is what pointing at it shows."""

    state: UnitState
    x: int
    y: int
    title: str


class Way(Struct, frozen=True):
    """A dashed line: helpers to the meeting point and on, or a thin one from who watches."""

    kind: Literal["go", "see"]
    path: str


class Mark(Struct, frozen=True):
    """A patrol's flag or a meeting point."""

    x: int
    y: int
    title: str


class Caption(Struct, frozen=True):
    """A unit's name beside its dot. Drawn last, `called` last of all."""

    kind: Literal["helper", "called"]
    x: int
    y: int
    anchor: Anchor
    text: str


class MapRow(Struct, frozen=True):
    """The same in words: a unit, its zone and its state; `why` says why it is not on the map."""

    unit: str
    colour: Colour
    mark: str
    zone: str
    state: UnitState
    words: str
    why: str = ""


class MapDrawing(Struct, frozen=True):
    """`rows` holds every unit, `unplaced` those of them that the picture cannot show."""

    width: int
    height: int
    label: str
    zones: tuple[ZoneDrawn, ...]
    ways: tuple[Way, ...]
    dots: tuple[Dot, ...]
    flags: tuple[Mark, ...]
    meetings: tuple[Mark, ...]
    captions: tuple[Caption, ...]
    rows: tuple[MapRow, ...]
    unplaced: tuple[MapRow, ...]
