"""Items of the six duties in a week."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.reports.tables import DutyItem


class ItemRow(Struct, frozen=True):
    """An item with its evidence."""

    unit: int
    day: date
    duty: str
    verified: bool
    name: str
    sheet: str
    row: int
    delivery: int


async def items(scope: Scope, week: Week) -> list[ItemRow]:
    """The live items of a week."""
    found = await DutyItem.raw(
        "SELECT i.unit, i.day, i.duty, i.verified, p.name, i.sheet, i.row, i.delivery "
        "FROM duty_item i JOIN person p ON p.id = i.person "
        "WHERE i.station = ANY({}) AND i.week = {} AND i.withdrawn_by IS NULL ORDER BY i.id",
        list(scope.stations),
        str(week),
    )
    return [ItemRow(**row) for row in found]
