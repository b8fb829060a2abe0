"""Slips as their readers see them."""

from datetime import datetime
from typing import Any

from msgspec import Struct, json

from scoring.points.deductions.tables import Deduction as Row
from scoring.points.deductions.vocabulary import Deduction
from zones.ground.scope import Scope

_SLIP = f"SELECT {', '.join(f'd.{name}' for name in Deduction.__struct_fields__)}"
_OPEN = "d.state IN ('proposed', 'heard')"


class SlipRow(Struct, frozen=True):
    """With names, and what was said by kind: deed, guard, unit, back."""

    slip: Deduction
    name: str
    unit_name: str
    station_name: str
    words: dict[str, str]


async def locked(deduction: int) -> Deduction | None:
    """One, held until the transaction ends."""
    rows = await Row.raw(f"{_SLIP} FROM deduction d WHERE d.id = {{}} FOR UPDATE", deduction)
    return Deduction(**rows[0]) if rows else None


async def slip(deduction: int) -> Deduction | None:
    """One by its id: who asks for it decides whether he may see it."""
    rows = await Row.raw(f"{_SLIP} FROM deduction d WHERE d.id = {{}}", deduction)
    return Deduction(**rows[0]) if rows else None


async def slips(scope: Scope, most: int = 100, only: int | None = None) -> list[SlipRow]:
    """Of the scope's person, units or stations: those that are open, the next due first; then those ended last.

    `only`: that one, however old.
    """
    rows = await Row.raw(
        f"{_SLIP}, n.name, u.name AS unit_name, s.name AS station_name, "
        "(SELECT coalesce(json_object_agg(w.kind, w.words), json_build_object()) FROM deduction_words w WHERE w.deduction = d.id)::text AS words "
        "FROM deduction d JOIN person n ON n.id = d.person JOIN unit u ON u.id = d.unit JOIN station s ON s.id = d.station "
        "WHERE d.station = ANY({}) AND ({}::bigint[] IS NULL OR d.unit = ANY({})) AND ({}::bigint IS NULL OR d.person = {}) "
        "AND ({}::bigint IS NULL OR d.id = {}) ORDER BY d.next_deadline NULLS LAST, coalesce(d.ended_at, d.decided_at) DESC, d.id DESC LIMIT {}",
        list(scope.stations),
        scope.only_units,
        scope.only_units,
        scope.person,
        scope.person,
        only,
        only,
        most,
    )
    return [_row(row) for row in rows]


async def asks(scope: Scope) -> list[Deduction]:
    """Open slips of the scope's person to which he has said nothing yet."""
    rows = await Row.raw(
        f"{_SLIP} FROM deduction d WHERE d.station = ANY({{}}) AND d.person = {{}} AND {_OPEN} AND d.answer = '' ORDER BY d.id",
        list(scope.stations),
        scope.person,
    )
    return [Deduction(**row) for row in rows]


async def due(now: datetime) -> list[int]:
    """Whose deadline has come."""
    rows = await Row.raw("SELECT id FROM deduction WHERE next_deadline <= {} ORDER BY next_deadline, id", now)
    return [row["id"] for row in rows]


def _row(row: dict[str, Any]) -> SlipRow:
    names = {name: row.pop(name) for name in ("name", "unit_name", "station_name")}
    words = json.decode(row.pop("words"), type=dict[str, str])
    return SlipRow(Deduction(**row), words=words, **names)
