"""四种单: what guards told that they did."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from zones.ground.scope import Scope
from zones.reports.tables import DutyRecord
from zones.reports.vocabulary.records import Record

_RECORD = f"SELECT {', '.join(f'r.{name}' for name in Record.__struct_fields__)}"
WAITING = "r.state = 'sent'"
ASKED = "(r.state = 'asked' OR (r.state = 'sent' AND r.unit_word = 'silent'))"
"""What a unit may still say a word to."""


class RecordRow(Struct, frozen=True):
    """With the names of the guard and his unit."""

    record: Record
    name: str
    unit_name: str


async def locked(record: int) -> Record | None:
    """One, held until the transaction ends."""
    rows = await DutyRecord.raw(f"{_RECORD} FROM duty_record r WHERE r.id = {{}} FOR UPDATE", record)
    return Record(**rows[0]) if rows else None


async def records(scope: Scope, most: int = 60) -> list[RecordRow]:
    """Of the scope's person, units or stations: those that are under way, then those decided last."""
    return await _records(scope, "true", "r.state NOT IN ('asked', 'sent'), r.decided_at DESC NULLS LAST, r.id", most)


async def waiting(scope: Scope, most: int, after: int = 0) -> list[RecordRow]:
    """What an officer is to decide, the oldest first; `after` so many of them."""
    return await _records(scope, WAITING, "r.id", most, after)


async def asked(scope: Scope, most: int) -> list[RecordRow]:
    """What the scope's units are asked about, or were silent about, the next due first."""
    return await _records(scope, ASKED, "r.next_deadline NULLS LAST, r.id", most)


async def being_asked(scope: Scope, most: int) -> list[RecordRow]:
    """What waits for a unit and not yet for an officer, the next due first."""
    return await _records(scope, "r.state = 'asked'", "r.next_deadline, r.id", most)


async def decided(scope: Scope, most: int) -> list[RecordRow]:
    """Decided at the scope's stations, the last first: of each station no more than are shown are read."""
    rows = await DutyRecord.raw(
        f"{_RECORD}, n.name, u.name AS unit_name FROM unnest({{}}::bigint[]) AS s(id) CROSS JOIN LATERAL ("
        "SELECT * FROM duty_record WHERE station = s.id AND state NOT IN ('asked', 'sent') "
        "ORDER BY decided_at DESC, id DESC LIMIT {}) r JOIN person n ON n.id = r.person JOIN unit u ON u.id = r.unit "
        "ORDER BY r.decided_at DESC, r.id DESC LIMIT {}",
        list(scope.stations),
        most,
        most,
    )
    return [_row(row) for row in rows]


async def lately(scope: Scope, since: datetime, most: int) -> list[RecordRow]:
    """Sent since then, the newest first."""
    return await _records(scope, "r.at > {}", "r.id DESC", most, 0, since)


async def record(scope: Scope, number: int) -> RecordRow | None:
    """One of the scope's; None for any other."""
    return next(iter(await _records(scope, "r.id = {}", "r.id", 1, 0, number)), None)


async def record_at(number: int) -> Record | None:
    """One by its id: who asks for it decides whether he may see it."""
    rows = await DutyRecord.raw(f"{_RECORD} FROM duty_record r WHERE r.id = {{}}", number)
    return Record(**rows[0]) if rows else None


async def how_many_wait(scope: Scope) -> int:
    """For an officer."""
    rows = await DutyRecord.raw(
        f"SELECT count(*) AS many FROM duty_record r WHERE r.station = ANY({{}}) AND {WAITING}", list(scope.stations)
    )
    return int(rows[0]["many"])


async def how_many_asked(scope: Scope, but: int | None) -> int:
    """For the scope's units, without what that person told himself."""
    rows = await DutyRecord.raw(
        "SELECT count(*) AS many FROM duty_record r WHERE r.station = ANY({}) AND r.unit = ANY({}) "
        f"AND r.person IS DISTINCT FROM {{}}::bigint AND {ASKED}",
        list(scope.stations),
        scope.only_units,
        but,
    )
    return int(rows[0]["many"])


async def due(now: datetime) -> list[int]:
    """Whose unit had its days."""
    rows = await DutyRecord.raw("SELECT id FROM duty_record WHERE next_deadline <= {} ORDER BY next_deadline, id", now)
    return [row["id"] for row in rows]


async def _records(scope: Scope, which: str, order: str, most: int, after: int = 0, *more: object) -> list[RecordRow]:
    rows = await DutyRecord.raw(
        f"{_RECORD}, n.name, u.name AS unit_name FROM duty_record r JOIN person n ON n.id = r.person "
        "JOIN unit u ON u.id = r.unit WHERE r.station = ANY({}) AND ({}::bigint[] IS NULL OR r.unit = ANY({})) "
        f"AND ({{}}::bigint IS NULL OR r.person = {{}}) AND {which} ORDER BY {order} LIMIT {{}} OFFSET {{}}",
        list(scope.stations),
        scope.only_units,
        scope.only_units,
        scope.person,
        scope.person,
        *more,
        most,
        after,
    )
    return [_row(row) for row in rows]


def _row(row: dict[str, Any]) -> RecordRow:
    shown = {name: row.pop(name) for name in ("name", "unit_name")}
    return RecordRow(Record(**row), **shown)
