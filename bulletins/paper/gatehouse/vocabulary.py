"""What stands on a gatehouse sheet. Every text is final Chinese."""

from msgspec import Struct


class Said(Struct, frozen=True):
    """A line of the sheet: its name and what is told."""

    label: str
    text: str


class GatehouseSheet(Struct, frozen=True):
    """`area` are the five figures of all, `own` the unit's own row of the annex, `asks` who answers questions and how."""

    title: str
    unit: str
    under: str
    area: tuple[Said, ...]
    own: tuple[Said, ...]
    advice: tuple[str, ...]
    asks: str
    mark: str = ""
    verify: str = ""
