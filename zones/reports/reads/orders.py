"""Daily orders: which run, whom they concern, who saw them."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.reports.rules.orders import concerns
from zones.reports.tables import DailyOrder
from zones.reports.vocabulary.orders import Order

_ORDER = "SELECT o.id, o.station, o.kind, o.account, o.words, o.zones, o.at, o.until, o.ended_at FROM daily_order o "
_ZONES = """
SELECT DISTINCT u.zone FROM unit u WHERE u.station = ANY({}) AND (EXISTS (
    SELECT 1 FROM posting p WHERE p.unit = u.id AND p.person = {}
    AND (p.since IS NULL OR p.since <= {}) AND (p.until IS NULL OR p.until >= {}))
  OR EXISTS (SELECT 1 FROM post q JOIN shift s ON s.post = q.id WHERE q.unit = u.id AND s.person = {}
    AND s.signed_on_at IS NOT NULL AND s.signed_off_at IS NULL AND s.ends_at > {}))
"""


class SeenRow(Struct, frozen=True):
    """Who saw an order, and the note of what he found."""

    daily: int
    person: int
    name: str
    unit_name: str
    seen_at: datetime
    note: int | None


async def orders(scope: Scope, most: int = 50) -> list[Order]:
    """The station's, newest first."""
    rows = await DailyOrder.raw(
        f"{_ORDER} WHERE o.station = ANY({{}}) ORDER BY o.id DESC LIMIT {{}}", list(scope.stations), most
    )
    return [_order(row) for row in rows]


async def order_for(scope: Scope, order: int, now: datetime) -> Order | None:
    """One that the scope's person is to look at now; None for any other."""
    return next((one for one in await orders_for(scope, now, seen=True) if one.id == order), None)


async def orders_for(scope: Scope, now: datetime, seen: bool = False) -> list[Order]:
    """What the scope's person has still to look at (with `seen`: also what he saw), oldest first."""
    rows = await DailyOrder.raw(
        f"{_ORDER} WHERE o.station = ANY({{}}) AND o.ended_at IS NULL AND o.until > {{}} AND ({{}} OR NOT EXISTS "
        "(SELECT 1 FROM order_seen s WHERE s.daily = o.id AND s.person = {})) ORDER BY o.id",
        list(scope.stations),
        now,
        seen,
        scope.person,
    )
    if not rows:
        return []
    zones = await _zones_of(scope, now)
    return [one for one in map(_order, rows) if concerns(one, zones, now)]


async def _zones_of(scope: Scope, now: datetime) -> set[int]:
    """Where he is posted, and where he stands now."""
    today = shanghai_day(now)
    rows = await DailyOrder.raw(_ZONES, list(scope.stations), scope.person, today, today, scope.person, now)
    return {row["zone"] for row in rows}


async def seen_of(scope: Scope, orders_: list[int]) -> dict[int, list[SeenRow]]:
    """Order → who saw it, first first. Names are for the station."""
    rows = await DailyOrder.raw(
        "SELECT s.daily, s.person, n.name, s.seen_at, s.note, coalesce((SELECT u.name FROM posting p JOIN unit u ON u.id = p.unit "
        "WHERE p.person = s.person ORDER BY p.until DESC NULLS FIRST, p.id DESC LIMIT 1), '') AS unit_name "
        "FROM order_seen s JOIN daily_order o ON o.id = s.daily JOIN person n ON n.id = s.person "
        "WHERE o.station = ANY({}) AND s.daily = ANY({}) ORDER BY s.seen_at, s.id",
        list(scope.stations),
        orders_,
    )
    found: dict[int, list[SeenRow]] = {}
    for row in rows:
        found.setdefault(row["daily"], []).append(SeenRow(**row))
    return found


def _order(row: dict[str, Any]) -> Order:
    zones = tuple(int(part) for part in row["zones"].split(",") if part)
    return Order(**row | {"zones": zones})
