"""Items of the six duties in a week."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Span
from zones.reports.tables import DutyItem
from zones.reports.vocabulary.clues import DUTY as CLUES


class ItemRow(Struct, frozen=True):
    """What an item adds to a week's figures."""

    unit: int
    duty: str
    verified: bool


class ItemEvidence(Struct, frozen=True):
    """An item with its evidence."""

    unit: int
    duty: str
    verified: bool
    day: date
    name: str
    sheet: str
    row: int
    delivery: int | None


async def items(scope: Scope, week: Span) -> list[ItemRow]:
    """The live items of a week."""
    found = await DutyItem.raw(
        "SELECT unit, duty, verified FROM duty_item WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL",
        list(scope.stations),
        week.names,
    )
    return [ItemRow(**row) for row in found]


async def rows(scope: Scope, week: Span) -> list[ItemEvidence]:
    """The live items of a week with who told them; of a clue nobody is named."""
    found = await DutyItem.raw(
        "SELECT i.unit, i.duty, i.verified, i.day, CASE WHEN i.duty = {} THEN '' ELSE p.name END AS name, i.sheet, i.row, i.delivery "
        "FROM duty_item i JOIN person p ON p.id = i.person "
        "WHERE i.station = ANY({}) AND i.week = ANY({}) AND i.withdrawn_by IS NULL ORDER BY i.id",
        CLUES,
        list(scope.stations),
        week.names,
    )
    return [ItemEvidence(**row) for row in found]
