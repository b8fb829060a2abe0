"""What stands on a unit's week sheet. Every text is final Chinese."""

from msgspec import Struct


class SheetRow(Struct, frozen=True):
    """A guard, or the unit itself: name, the week's points, the month's so far, what was corrected of earlier weeks."""

    name: str
    week: str
    month: str
    late: str


class WeekSheet(Struct, frozen=True):
    """`own` is the unit's row, below its guards. `foot` are lines that stand small at the end."""

    title: str
    unit: str
    period: str
    month: str
    rows: tuple[SheetRow, ...]
    own: SheetRow
    says: tuple[str, ...]
    foot: tuple[str, ...]
