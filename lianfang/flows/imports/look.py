"""Looks at an uploaded workbook: what it would do, and a sealed copy of it until somebody says yes."""

from msgspec import Struct

from lianfang import uploads
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.roster.report import RosterReport
from lianfang.flows.roster.take import take_roster
from lianfang.flows.week.take import WeekReport, take_week
from zones.roster.reads import StationRow


class Looked(Struct, frozen=True):
    """The report of a trial, and where the file lies: its id, and the key that only the asker holds."""

    report: RosterReport | WeekReport
    upload: str
    seal: str


async def look(by: By, station: StationRow, kind: str, content: bytes, week: str) -> Looked:
    """`kind` is roster or week. Nothing is written. Raises the refusals of `lianfang.sheets.errors`."""
    report: RosterReport | WeekReport
    if kind == "roster":
        report = await take_roster(station.name, station.bureau_name, content, check=True)
    else:
        report = await take_week(station.id, content, week, check=True)
    upload, seal = uploads.store(content)
    async with transaction() as now:
        await note(by, f"import.{kind}", "looked", now, "station", station.id)
    return Looked(report, upload, seal)
