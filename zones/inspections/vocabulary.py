"""What an inspection of a unit and a check of a venue say. They are records, not deeds."""

from datetime import date

from msgspec import Struct


class InspectionRecord(Struct, frozen=True):
    unit: int
    day: date
    problems: int
    fixed: int
    officers: str


class VenueRecord(Struct, frozen=True):
    zone: int
    day: date
    trade: str
    violations: int
    officers: str
