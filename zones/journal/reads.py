"""Reads of the journal: which sheets of a week came, deeds of a person, deeds without a judgement."""

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.tables import DeliveredSheet


class SheetState(Struct, frozen=True):
    """The latest delivery of a kind of sheet in a week."""

    kind: str
    taken: int
    rejected: int


async def delivered(scope: Scope, week: Week) -> dict[str, SheetState]:
    """Kinds of sheets that came for a week, each with its latest counts."""
    rows = await DeliveredSheet.raw(
        "SELECT DISTINCT ON (kind) kind, taken, rejected FROM delivered_sheet WHERE station = ANY({}) AND week = {} "
        "ORDER BY kind, id DESC",
        list(scope.stations),
        str(week),
    )
    return {row["kind"]: SheetState(**row) for row in rows}


async def digests(scope: Scope, deliveries: set[int]) -> dict[int, bytes]:
    """The digests of delivered files."""
    rows = await DeliveredSheet.raw(
        "SELECT id, digest FROM delivery WHERE station = ANY({}) AND id = ANY({})",
        list(scope.stations),
        list(deliveries),
    )
    return {row["id"]: row["digest"] for row in rows}


async def weeks_delivered(scope: Scope) -> dict[str, set[str]]:
    """Weeks of which something came, with the kinds of sheets that came."""
    rows = await DeliveredSheet.raw(
        "SELECT DISTINCT week, kind FROM delivered_sheet WHERE station = ANY({})", list(scope.stations)
    )
    weeks: dict[str, set[str]] = {}
    for row in rows:
        weeks.setdefault(row["week"], set()).add(row["kind"])
    return weeks
