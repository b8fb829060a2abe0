"""四种单: what guards told that they did."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from zones.ground.scope import Scope
from zones.reports.tables import DutyRecord
from zones.reports.vocabulary.records import Record

_RECORD = """
SELECT r.id, r.station, r.unit, r.person, r.duty, r.happened_at, r.topic, r.contacts, r.words, r.phone_at, r.at, r.state,
       r.account, r.decided_at, r.why, r.item
"""


class RecordRow(Struct, frozen=True):
    """With the names of the guard and his unit."""

    record: Record
    name: str
    unit_name: str


class SentRow(Struct, frozen=True):
    """What a unit's manager sees: that somebody sent something. Not what, not what became of it."""

    name: str
    duty: str
    at: datetime


async def locked(record: int) -> Record | None:
    """One, held until the transaction ends."""
    rows = await DutyRecord.raw(f"{_RECORD} FROM duty_record r WHERE r.id = {{}} FOR UPDATE", record)
    return Record(**rows[0]) if rows else None


async def records(scope: Scope, most: int = 60) -> list[RecordRow]:
    """Of the scope's person or stations: those that wait, then those decided last."""
    return await _records(scope, "", most)


async def record(scope: Scope, number: int) -> RecordRow | None:
    """One of the scope's; None for any other."""
    return next(iter(await _records(scope, "AND r.id = {}", 1, number)), None)


async def _records(scope: Scope, which: str, most: int, *more: object) -> list[RecordRow]:
    rows = await DutyRecord.raw(
        f"{_RECORD}, n.name, u.name AS unit_name FROM duty_record r JOIN person n ON n.id = r.person "
        "JOIN unit u ON u.id = r.unit WHERE r.station = ANY({}) AND ({}::bigint IS NULL OR r.person = {}) "
        f"{which} ORDER BY r.state <> 'sent', r.decided_at DESC NULLS LAST, r.id LIMIT {{}}",
        list(scope.stations),
        scope.person,
        scope.person,
        *more,
        most,
    )
    return [_row(row) for row in rows]


def _row(row: dict[str, Any]) -> RecordRow:
    shown = {name: row.pop(name) for name in ("name", "unit_name")}
    return RecordRow(Record(**row), **shown)


async def sent(scope: Scope, since: datetime) -> list[SentRow]:
    """Of the scope's unit, newest first."""
    rows = await DutyRecord.raw(
        "SELECT n.name, r.duty, r.at FROM duty_record r JOIN person n ON n.id = r.person "
        "WHERE r.station = ANY({}) AND ({}::bigint[] IS NULL OR r.unit = ANY({})) AND r.at > {} ORDER BY r.id DESC",
        list(scope.stations),
        scope.only_units,
        scope.only_units,
        since,
    )
    return [SentRow(**row) for row in rows]
