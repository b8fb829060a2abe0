"""A week's rows with their words looked up: each becomes the record of its topic, or a rejected row."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from msgspec import Struct

from lianfang.sheets import week_rows as rows
from lianfang.sheets.lookup import Directory, person_at, unit_id, zone_id
from lianfang.sheets.people import Named
from lianfang.sheets.table import Rejected, RowProblem
from scoring.exams.vocabulary import ResultRecord
from zones.cases.vocabulary import CaseRecord
from zones.ground.weeks import shanghai_instant
from zones.inspections.vocabulary import InspectionRecord, VenueRecord
from zones.journal.vocabulary import Source
from zones.patrol.vocabulary import PatrolRecord
from zones.reports.vocabulary import ItemRecord
from zones.rollcall.vocabulary import CallRecord


class Remark(Struct, frozen=True):
    """A row that was taken although something about it is odd; or a header row some of whose columns were not recognised."""

    sheet: str
    row: int
    why: str


class Resolved(Struct):
    """Records by kind of sheet, rows that could not be, and remarks on rows that could."""

    records: dict[str, list[tuple[Source, Struct]]]
    rejected: list[Rejected]
    warnings: list[Remark]


class Lookup(Struct):
    """What looking a row up needs: the station's names, persons by identity number, and where remarks go."""

    directory: Directory
    by_id: dict[str, int]
    warnings: list[Remark]

    def remark(self, row: Any, why: str) -> None:
        self.warnings.append(Remark(row.sheet, row.row, why))


def resolve(
    brought: tuple[rows.WeekRow, ...],
    directory: Directory,
    by_id: dict[str, int],
    headers: dict[str, dict[str, str]],
) -> Resolved:
    """Look up every row. `by_id` are persons by identity number, as the vault found them.

    `headers` are each sheet's columns as people call them → as the sheet writes them: a report names the latter.
    """
    result = Resolved({}, [], [])
    lookup = Lookup(directory, by_id, result.warnings)
    for row in brought:
        kind, make = _MAKERS[type(row)]
        try:
            result.records.setdefault(kind, []).append((Source(row.sheet, row.row), make(row, lookup)))
        except RowProblem as problem:
            name = getattr(getattr(row, "person", None), "name", "") or getattr(row, "unit", "")
            column = headers.get(row.sheet, {}).get(problem.column, problem.column)
            result.rejected.append(Rejected(row.sheet, row.row, column, problem.why, problem.do, name))
    return result


def _case(row: rows.CaseRow, lookup: Lookup) -> CaseRecord:
    return CaseRecord(zone_id(lookup.directory, row.zone), row.kind, row.band, row.cases)


def _patrol(row: rows.PatrolRow, lookup: Lookup) -> PatrolRecord:
    directory = lookup.directory
    lead = unit_id(directory, row.lead, "牵头单位") if row.lead else None
    if lead is None:
        lookup.remark(row, "没有写牵头单位，没有单位记牵头分")
    zone = zone_id(directory, row.zone) if row.zone else directory.unit_zone.get(lead or 0)
    if zone is None:
        raise RowProblem("片区", "没有写片区，也没有牵头单位", "补上片区")
    among = [unit for unit, in_zone in directory.unit_zone.items() if in_zone == zone]
    walkers = sorted({person_at(directory, named, "参加保安员", among) for named in row.walkers})
    if len(walkers) < len(row.walkers):
        lookup.remark(row, "同一名保安员写了两次，只记一次")
    absent = sorted({(unit_id(directory, named.name, "未到单位"), named.beside) for named in row.absent})
    started = shanghai_instant(datetime.combine(row.day, row.start)) if row.start else None
    return PatrolRecord(
        zone,
        row.group,
        row.day,
        started,
        row.minutes,
        lead,
        row.flag,
        row.checkpoints,
        row.outreach,
        row.officers,
        tuple(walkers),
        tuple(absent),
    )


def _call(row: rows.CallRow, lookup: Lookup) -> CallRecord:
    unit = unit_id(lookup.directory, row.unit)
    responder = None
    if row.responder:
        try:
            responder, _ = person_at(lookup.directory, Named(row.responder, row.unit), "应答人")
        except RowProblem as problem:
            lookup.remark(row, problem.why + "；点名问岗位不问人，照样计入")
    if row.result == "silent" and row.reason:
        lookup.remark(row, f"写了原因“{row.reason}”，结果不是免点，按没有应答计")
    return CallRecord(shanghai_instant(row.asked), unit, row.post, responder, row.result, row.reason)


def _inspection(row: rows.InspectionRow, lookup: Lookup) -> InspectionRecord:
    return InspectionRecord(unit_id(lookup.directory, row.unit), row.day, row.problems, row.fixed, row.officers)


def _venue(row: rows.VenueRow, lookup: Lookup) -> VenueRecord:
    return VenueRecord(zone_id(lookup.directory, row.zone), row.day, row.trade, row.violations, row.officers)


def _exam(row: rows.ExamRow, lookup: Lookup) -> ResultRecord:
    known = lookup.by_id.get(row.id_number)
    if known is not None:
        places = [unit for (_, unit), persons in lookup.directory.people.items() if known in persons]
        written = lookup.directory.units.get(row.person.beside)
        if not any(
            known in persons for (name, _), persons in lookup.directory.people.items() if name == row.person.name
        ):
            raise RowProblem("身份证号", f"这个身份证号在花名册上不是“{row.person.name}”", "核对姓名和身份证号")
        return ResultRecord(known, written if written in places else places[0], row.day, row.score)
    if row.id_number:
        lookup.remark(row, "身份证号不在花名册上，按姓名和单位对上")
    person, unit = person_at(lookup.directory, row.person, "姓名", unit_column="单位")
    return ResultRecord(person, unit, row.day, row.score)


def _item(row: rows.ItemRow, lookup: Lookup) -> ItemRecord:
    person, unit = person_at(lookup.directory, row.person, "姓名", unit_column="单位")
    return ItemRecord(person, unit, row.day, row.duty, row.verified)


_MAKERS: dict[type, tuple[str, Callable[[Any, Lookup], Struct]]] = {
    rows.CaseRow: ("cases", _case),
    rows.PatrolRow: ("patrol", _patrol),
    rows.CallRow: ("rollcall", _call),
    rows.InspectionRow: ("inspection", _inspection),
    rows.VenueRow: ("venue", _venue),
    rows.ExamRow: ("exam", _exam),
    rows.ItemRow: ("item", _item),
}
