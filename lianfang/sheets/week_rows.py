"""The seven sheets of a week, in the order in which reports name them, and the rows they hold."""

from lianfang.sheets.week_cases import CASES, CaseRow
from lianfang.sheets.week_people import EXAM, ITEM, ExamRow, ItemRow
from lianfang.sheets.week_visits import INSPECTION, VENUE, InspectionRow, VenueRow
from lianfang.sheets.week_walks import PATROL, ROLLCALL, CallRow, PatrolRow

KINDS = (CASES, PATROL, ROLLCALL, VENUE, INSPECTION, EXAM, ITEM)
WeekRow = CaseRow | PatrolRow | CallRow | InspectionRow | VenueRow | ExamRow | ItemRow

__all__ = [
    "KINDS",
    "CallRow",
    "CaseRow",
    "ExamRow",
    "InspectionRow",
    "ItemRow",
    "PatrolRow",
    "VenueRow",
    "WeekRow",
]
