"""What stands on a plate. Every text is final Chinese."""

from msgspec import Struct


class Plate(Struct, frozen=True):
    """`qr` is a drawing (svg) of its address, `digits` are typed at last where there are any, `version` says which plate it is
    of this place, or whose."""

    name: str
    zone: str
    digits: str
    version: str
    qr: str


class PlateSheet(Struct, frozen=True):
    """The plates of a station, or its plaques; `foot` stands on each."""

    title: str
    foot: str
    plates: tuple[Plate, ...]
