"""Items of the six duties in a week."""

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.reports.tables import DutyItem


class ItemRow(Struct, frozen=True):
    """What an item adds to a week's figures."""

    unit: int
    duty: str
    verified: bool


async def items(scope: Scope, week: Week) -> list[ItemRow]:
    """The live items of a week."""
    found = await DutyItem.raw(
        "SELECT unit, duty, verified FROM duty_item WHERE station = ANY({}) AND week = {} AND withdrawn_by IS NULL",
        list(scope.stations),
        str(week),
    )
    return [ItemRow(**row) for row in found]
