"""Inspections of units and checks of venues in a week."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Span
from zones.inspections.tables import Inspection, VenueCheck


class Visit(Struct, frozen=True):
    """What a visit adds to a week's figures."""

    unit: int
    problems: int
    fixed: int


class InspectionRow(Struct, frozen=True):
    """A visit with its evidence."""

    unit: int
    day: date
    problems: int
    fixed: int
    sheet: str
    row: int
    delivery: int


class VenueRow(Struct, frozen=True):
    """A check of a venue with its evidence."""

    zone: int
    day: date
    trade: str
    violations: int
    sheet: str
    row: int
    delivery: int


async def visits(scope: Scope, week: Span) -> list[Visit]:
    """What the live visits of a week add."""
    found = await Inspection.raw(
        "SELECT unit, problems, fixed FROM inspection WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL",
        list(scope.stations),
        week.names,
    )
    return [Visit(**row) for row in found]


async def violations(scope: Scope, week: Span) -> list[int]:
    """Violations found by each live check of a week."""
    found = await VenueCheck.raw(
        "SELECT violations FROM venue_check WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL",
        list(scope.stations),
        week.names,
    )
    return [row["violations"] for row in found]


async def inspections(scope: Scope, week: Span) -> list[InspectionRow]:
    """The live visits of a week."""
    found = await Inspection.raw(
        "SELECT unit, day, problems, fixed, sheet, row, delivery FROM inspection "
        "WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL ORDER BY id",
        list(scope.stations),
        week.names,
    )
    return [InspectionRow(**row) for row in found]


async def venue_checks(scope: Scope, week: Span) -> list[VenueRow]:
    """The live checks of a week."""
    found = await VenueCheck.raw(
        "SELECT zone, day, trade, violations, sheet, row, delivery FROM venue_check "
        "WHERE station = ANY({}) AND week = ANY({}) AND withdrawn_by IS NULL ORDER BY id",
        list(scope.stations),
        week.names,
    )
    return [VenueRow(**row) for row in found]
