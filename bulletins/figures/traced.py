"""The words of a trace: what a row behind a figure adds, what it says, where it stands."""

from datetime import date
from typing import Any

from msgspec import Struct

from bulletins.figures.areas import Areas
from zones.roster import reads as roster


class Trace(Struct, frozen=True):
    """One row behind a figure: what it adds, what it says, where it stands (file digest's beginning, sheet, row)."""

    adds: int
    says: str
    file: str
    sheet: str
    row: int


class Register(Struct, frozen=True):
    """Evidence that is no sheet's row: a register of ours, and its number there."""

    sheet: str
    row: int = 0
    delivery: int | None = None


class Evidence(Struct, frozen=True):
    """A row with everything that it adds, by path; `row` has its sheet, row and delivery."""

    adds: dict[str, int]
    says: str
    row: Any


class Asked(Struct, frozen=True):
    """What is traced: areas, names of units by id, the week's cap of routine points, and the path."""

    areas: Areas
    units: dict[int, roster.UnitRow]
    routine_cap: int
    path: str

    def unit(self, unit: int | None) -> str:
        """Its name; one of another station is not named."""
        found = self.units.get(unit or 0)
        return found.name if found else "外所单位"

    def line(self, unit: int, key: str) -> str:
        """The path of a unit's own figure; empty for a unit of another station."""
        return f"units.{self.areas.of_unit[unit]}.{self.units[unit].name}.{key}" if unit in self.units else ""


def spread(counts: dict[str, int], *blocks: str) -> dict[str, int]:
    """The same counts under several blocks."""
    return {f"{block}.{key}": n for block in blocks for key, n in counts.items()}


def masked(name: str) -> str:
    """张三 → 张**."""
    return name[:1] + "**" if name else ""


def day_text(day: date) -> str:
    return f"{day.month}月{day.day}日"
