"""The words of a trace: what a row behind a figure adds, what it says, where it stands."""

from datetime import date
from typing import Any

from msgspec import Struct

from zones.ground.refused import Refused


class NoSuchFigure(Refused):
    code = "no_such_figure"


class Trace(Struct, frozen=True):
    """One row behind a figure: what it adds, what it says, where it stands (file digest's beginning, sheet, row)."""

    adds: int
    says: str
    file: str
    sheet: str
    row: int


class Names(Struct, frozen=True):
    """Zones and units by id, the zone of each unit, and the week's cap of routine points."""

    zones: dict[int, str]
    units: dict[int, str]
    unit_zone: dict[int, str]
    routine_cap: int


def masked(name: str) -> str:
    """张三 → 张**."""
    return name[:1] + "**" if name else ""


def day_text(day: date) -> str:
    return f"{day.month}月{day.day}日"


Found = list[tuple[int, str, Any]] | None
"""(what a row adds, what it says, the row itself with sheet, row and delivery); None for a figure that is not known."""
