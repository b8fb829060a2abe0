"""Redemptions, and the moves of spendable points that say what may still be spent."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from scoring.points.redemptions.tables import Redemption as Row
from scoring.points.redemptions.vocabulary import Moved, Redemption
from scoring.points.tables import Award
from scoring.points.vocabulary import REDEEM
from zones.ground.scope import Scope

_COLUMNS = f"SELECT {', '.join(f'r.{name}' for name in Redemption.__struct_fields__)}"
_ROW = f"""
{_COLUMNS}, n.name, u.name AS unit_name FROM redemption r JOIN person n ON n.id = r.person JOIN unit u ON u.id = r.unit
WHERE r.station = ANY({{}}) AND ({{}}::bigint IS NULL OR r.person = {{}})
"""
# What came back is as if it had never gone: a redemption's awards are one move, of the day on which it was asked for.
_MOVED = """
SELECT min(a.day) AS day, sum(e.amount)::int AS points
FROM award a JOIN entry e ON e.award = a.id JOIN account c ON c.id = e.account AND c.kind = 'spendable'
WHERE a.person = {} AND a.station = ANY({}) GROUP BY CASE WHEN a.rule = {} THEN a.source ELSE a.day::text END
HAVING sum(e.amount) <> 0 ORDER BY 1
"""


class RedemptionRow(Struct, frozen=True):
    """With the guard's name and his unit's."""

    redemption: Redemption
    name: str
    unit_name: str


async def moved(scope: Scope) -> list[Moved]:
    """Every day on which the scope's person came to spendable points or lost some, and every redemption."""
    rows = await Award.raw(_MOVED, scope.person, list(scope.stations), REDEEM)
    return [Moved(**row) for row in rows]


async def redemptions(scope: Scope, most: int = 100) -> list[RedemptionRow]:
    """Of the scope's stations, or of its person: those that wait, the oldest first; then those that ended last."""
    order = "ORDER BY r.next_deadline NULLS LAST, r.decided_at DESC NULLS LAST, r.id DESC LIMIT {}"
    rows = await Row.raw(_ROW + order, list(scope.stations), scope.person, scope.person, most)
    return [_row(row) for row in rows]


async def locked(scope: Scope, number: int) -> Redemption | None:
    """One of the scope's person, else of its stations; held until the transaction ends."""
    rows = await Row.raw(
        f"{_COLUMNS} FROM redemption r WHERE r.id = {{}} AND r.station = ANY({{}}) "
        "AND ({}::bigint IS NULL OR r.person = {}) FOR UPDATE",
        *(number, list(scope.stations), scope.person, scope.person),
    )
    return Redemption(**rows[0]) if rows else None


async def locked_due(number: int, now: datetime) -> Redemption | None:
    """One whose deadline has come; held until the transaction ends."""
    rows = await Row.raw(
        f"{_COLUMNS} FROM redemption r WHERE r.id = {{}} AND r.next_deadline <= {{}} FOR UPDATE", number, now
    )
    return Redemption(**rows[0]) if rows else None


async def due(now: datetime) -> list[int]:
    """Whose deadline has come."""
    rows = await Row.raw("SELECT id FROM redemption WHERE next_deadline <= {} ORDER BY next_deadline, id", now)
    return [row["id"] for row in rows]


async def taken_by(redemption: Redemption) -> int:
    """The award by which its points were taken."""
    rows = await Award.raw(
        "SELECT id FROM award WHERE source = {} AND rule = {} AND cause = 0", redemption.source, REDEEM
    )
    return int(rows[0]["id"])


def _row(row: dict[str, Any]) -> RedemptionRow:
    names = {name: row.pop(name) for name in ("name", "unit_name")}
    return RedemptionRow(Redemption(**row), **names)
