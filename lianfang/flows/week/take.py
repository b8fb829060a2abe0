"""Brings a week's workbook in: records, and deeds in the journal. The same file again changes nothing."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from lianfang import cage
from lianfang.database import Rehearsed, transaction
from lianfang.flows.week.directory import directory_of
from lianfang.flows.week.meeting import known_live
from lianfang.sheets.errors import LikelyAnothersFile
from lianfang.sheets.resolve import Remark, Resolved, resolve
from lianfang.sheets.table import Rejected
from lianfang.sheets.week import DeliveredSheet, WeekFile
from lianfang.sheets.week_rows import KINDS, ExamRow
from lianfang.vault.actions import find
from scoring.exams import vocabulary as exams
from scoring.exams.tables import ExamResult
from zones.cases.tables import CaseCount
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.inspections.tables import Inspection, VenueCheck
from zones.journal import actions as journal
from zones.journal.rules import keyed
from zones.journal.vocabulary import Fact, Source
from zones.patrol import vocabulary as patrol
from zones.patrol.actions import note_people
from zones.patrol.tables import Patrol
from zones.reports import vocabulary as reports
from zones.reports.tables import DutyItem
from zones.rollcall.tables import RollCallAnswer
from zones.roster.actions import lock_station


class SheetOutcome(Struct, frozen=True):
    """What became of one kind of sheet. `live` rows tell of what was written down as it happened: they are not counted again."""

    kind: str
    shown: str
    sheet: str
    taken: int
    added: int
    unchanged: int
    withdrawn: int
    rejected: int
    live: int = 0


class WeekReport(Struct, frozen=True):
    """What an import of a week did. `missing` are sheets that did not come, or came empty."""

    week: str
    sheets: tuple[SheetOutcome, ...]
    missing: tuple[str, ...]
    ignored: tuple[str, ...]
    deeds: int
    corrected: int
    rejected: tuple[Rejected, ...]
    warnings: tuple[Remark, ...]


class Topic(Struct, frozen=True):
    """Where the records of a kind of sheet lie, and what they say people did."""

    table: Any
    deeds: Callable[[Any, Week], list[Fact]] = lambda record, week: []


TOPICS = {
    "cases": Topic(CaseCount),
    "patrol": Topic(Patrol, lambda record, week: patrol.deeds(record)),
    "rollcall": Topic(RollCallAnswer),
    "inspection": Topic(Inspection),
    "venue": Topic(VenueCheck),
    "exam": Topic(ExamResult, lambda record, week: exams.deeds(record, week.sunday)),
    "item": Topic(DutyItem, lambda record, week: reports.deeds(record)),
}
SHOWN = {kind.name: kind.shown for kind in KINDS}


async def take_week(station: int, content: bytes, week: str = "", check: bool = False) -> WeekReport:
    """Read the workbook in the cage, then write everything in one transaction. With `check` nothing stays.

    Raises the refusals of `lianfang.sheets.errors`.
    """
    brought = await cage.call("lianfang.sheets.week:parse", content, week, returns=WeekFile)
    try:
        async with transaction() as now:
            report = await take_read(station, brought, hashlib.sha256(content).digest(), now)
            if check:
                raise Rehearsed(report)
    except Rehearsed as tried:
        return tried.report
    return report


async def take_read(station: int, brought: WeekFile, digest: bytes, now: datetime) -> WeekReport:
    """What the file says, inside a transaction that is open."""
    await lock_station(station)
    scope = Scope((station,))
    numbers = [row.id_number for row in brought.rows if isinstance(row, ExamRow) and row.id_number]
    by_id = {number: persons[0] for number, persons in (await find("id_number", numbers)).items()}
    headers = {sheet.sheet: sheet.headers for sheet in brought.sheets}
    resolved = resolve(brought.rows, await directory_of(scope, brought.week), by_id, headers)
    delivery = await journal.receive(station, brought.week, digest, now)
    outcomes, deeds, corrected = [], 0, 0
    for sheet in _merged(brought.sheets):
        outcome, facts, taken_back = await _bring(delivery, station, brought, sheet, resolved, now)
        outcomes.append(outcome)
        deeds, corrected = deeds + facts, corrected + taken_back
    came = {outcome.kind for outcome in outcomes if outcome.taken} | {s.kind for s in brought.sheets if s.declared_none}
    missing = tuple(kind.shown for kind in KINDS if kind.name not in came)
    rejected = tuple(sorted((*brought.rejected, *resolved.rejected), key=lambda line: (line.sheet, line.row)))
    return WeekReport(
        str(brought.week),
        tuple(outcomes),
        missing,
        brought.ignored,
        deeds,
        corrected,
        rejected,
        (*(Remark(*unseen) for unseen in brought.overlooked), *resolved.warnings),
    )


def _merged(sheets: tuple[DeliveredSheet, ...]) -> list[DeliveredSheet]:
    """One a kind: a station may split a kind over several sheets."""
    return list({sheet.kind: sheet for sheet in reversed(sheets)}.values())[::-1]


async def _bring(
    delivery: int, station: int, brought: WeekFile, sheet: DeliveredSheet, resolved: Resolved, now: datetime
) -> tuple[SheetOutcome, int, int]:
    """One kind of sheet. An empty one that does not say 本周无 brings nothing and takes nothing away."""
    topic, week, kind = TOPICS[sheet.kind], brought.week, sheet.kind
    told = resolved.records.get(kind, [])
    refused = _refused(brought, sheet, resolved)
    if not told and not sheet.declared_none:
        return SheetOutcome(kind, SHOWN[kind], sheet.sheet, 0, 0, 0, 0, len(refused)), 0, 0
    records = await _without_live(kind, station, week, told, resolved.warnings)
    columns = [_columns(record) for _, record in records]
    done = await journal.bring(topic.table, delivery, station, week, keyed(records), columns)
    if done.withdrawn and len(refused) > len(told):
        facts = {"taken": len(told), "rejected": len(refused), "withdrawn": len(done.withdrawn)}
        raise LikelyAnothersFile(sheet=sheet.sheet, why=f"第{refused[0].row}行{refused[0].why}", **facts)
    new = [(id_, *records[at]) for at, id_ in done.added]
    if kind == "patrol":
        await note_people(station, week, [(id_, record) for id_, _, record in new])  # type: ignore[misc]
    did: list[tuple[int, Source, Fact]] = [
        (id_, at, fact) for id_, at, record in new for fact in topic.deeds(record, week)
    ]
    deeds = await journal.write_deeds(delivery, station, kind, did, now)
    corrected = await journal.correct_deeds(delivery, kind, done.withdrawn, now)
    await journal.note_sheet(delivery, station, week, kind, sheet.sheet, len(told), len(refused))
    counts = (len(told), len(new), done.unchanged, len(done.withdrawn), len(refused), len(told) - len(records))
    return SheetOutcome(kind, SHOWN[kind], sheet.sheet, *counts), deeds, corrected


def _refused(brought: WeekFile, sheet: DeliveredSheet, resolved: Resolved) -> list[Rejected]:
    names = {one.sheet for one in brought.sheets if one.kind == sheet.kind}
    return [line for line in (*brought.rejected, *resolved.rejected) if line.sheet in names]


async def _without_live(
    kind: str, station: int, week: Week, records: list[tuple[Source, Struct]], warnings: list[Remark]
) -> list[tuple[Source, Struct]]:
    """What the books do not hold already, written as it happened; of the rest the report says so, row by row."""
    live = await known_live(kind, station, week, [record for _, record in records])
    warnings += [
        Remark(records[at][0].sheet, records[at][0].row, "现场已经登记过，以现场登记为准") for at in sorted(live)
    ]
    return [one for at, one in enumerate(records) if at not in live]


def _columns(record: Struct) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(record).items() if name not in ("walkers", "absent")}
