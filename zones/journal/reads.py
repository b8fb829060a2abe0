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
        list(scope.stations), str(week),
    )
    return {row["kind"]: SheetState(**row) for row in rows}
