"""Reads of the journal: which sheets of a week came, deeds of a person, deeds without a judgement."""

from typing import Any, TypeVar

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Span, Week
from zones.journal.tables import DeliveredSheet

Row = TypeVar("Row", bound=Struct)


async def delivered(scope: Scope, weeks: list[Week]) -> set[tuple[str, str]]:
    """Which kinds of sheets came: (week, kind)."""
    rows = await DeliveredSheet.raw(
        "SELECT DISTINCT week, kind FROM delivered_sheet WHERE station = ANY({}) AND week = ANY({})",
        list(scope.stations),
        [str(week) for week in weeks],
    )
    return {(row["week"], row["kind"]) for row in rows}


async def brought(scope: Scope, weeks: list[Week]) -> set[tuple[int, str, str]]:
    """Which station's sheets came: (station, week, kind)."""
    rows = await DeliveredSheet.raw(
        "SELECT DISTINCT station, week, kind FROM delivered_sheet WHERE station = ANY({}) AND week = ANY({})",
        list(scope.stations),
        [str(week) for week in weeks],
    )
    return {(row["station"], row["week"], row["kind"]) for row in rows}


async def digests(scope: Scope, deliveries: set[int]) -> dict[int, bytes]:
    """The digests of delivered files."""
    rows = await DeliveredSheet.raw(
        "SELECT id, digest FROM delivery WHERE station = ANY({}) AND id = ANY({})",
        list(scope.stations),
        list(deliveries),
    )
    return {row["id"]: row["digest"] for row in rows}


async def recorded(record_kind: str, record: int) -> set[int]:
    """Persons who have a deed of this live record that still stands."""
    rows = await DeliveredSheet.raw(
        "SELECT d.person FROM deed d WHERE d.record_kind = {} AND d.record = {} AND d.corrects IS NULL AND d.person IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)",
        record_kind,
        record,
    )
    return {row["person"] for row in rows}


async def weeks_delivered(scope: Scope) -> dict[str, set[str]]:
    """Weeks of which something came, with the kinds of sheets that came."""
    rows = await DeliveredSheet.raw(
        "SELECT DISTINCT week, kind FROM delivered_sheet WHERE station = ANY({})", list(scope.stations)
    )
    weeks: dict[str, set[str]] = {}
    for row in rows:
        weeks.setdefault(row["week"], set()).add(row["kind"])
    return weeks


async def standing(scope: Scope, week: Span, table: Any, shape: type[Row], *, live: bool) -> list[Row]:
    """The records of a week, or of several, that stand: those written as it happened, or those that sheets brought. `shape` names the columns."""
    rows = await table.raw(
        f"SELECT {', '.join(shape.__struct_fields__)} FROM {table._meta.tablename} WHERE station = ANY({{}}) AND week = ANY({{}}) "
        "AND withdrawn_by IS NULL AND (delivery IS NULL) = {} ORDER BY id",
        list(scope.stations),
        week.names,
        live,
    )
    return [shape(**row) for row in rows]
