"""Rounds of a station, and what is known: by unit, zone and week."""

from msgspec import Struct

from scoring.exams.spot.tables import SpotCount, SpotItem, SpotRound
from scoring.exams.spot.vocabulary import Item, Known, Spot
from zones.ground.scope import Scope
from zones.ground.weeks import Week

_ROUND = "SELECT id, station, title, at, ended_at FROM spot_round WHERE station = ANY({}) "


class UnitKnown(Struct, frozen=True):
    """Of a unit in a week, of guards or of the public."""

    unit: int
    zone: int
    whom: str
    week: str
    known: Known


async def rounds(scope: Scope) -> list[Spot]:
    """Newest first."""
    rows = await SpotRound.raw(f"{_ROUND}ORDER BY id DESC", list(scope.stations))
    items = await _items([row["id"] for row in rows])
    return [Spot(**row, items=items[row["id"]]) for row in rows]


async def one_round(scope: Scope, number: int) -> Spot | None:
    rows = await SpotRound.raw(f"{_ROUND}AND id = {{}}", list(scope.stations), number)
    return Spot(**rows[0], items=(await _items([number]))[number]) if rows else None


async def locked(scope: Scope, number: int) -> Spot | None:
    """Held until the transaction ends: one adds to its counts at a time."""
    await SpotRound.raw("SELECT id FROM spot_round WHERE id = {} FOR NO KEY UPDATE", number)
    return await one_round(scope, number)


async def known(scope: Scope, first: Week, last: Week) -> list[UnitKnown]:
    """What is known in the scope's units, week by week, all rounds together: what a bulletin or a list of weeks adds up."""
    rows = await SpotCount.raw(
        "SELECT c.unit, u.zone, c.whom, c.week, sum(c.asked)::int AS asked, sum(c.knew)::int AS knew "
        "FROM spot_count c JOIN spot_item i ON i.id = c.item JOIN spot_round r ON r.id = i.round JOIN unit u ON u.id = c.unit "
        "JOIN zone z ON z.id = u.zone "
        "WHERE r.station = ANY({}) AND c.week BETWEEN {} AND {} AND ({}::bigint[] IS NULL OR c.unit = ANY({})) "
        "GROUP BY c.unit, u.zone, c.whom, c.week, z.position, z.id, u.position "
        "ORDER BY c.week DESC, z.position, z.id, u.position, c.unit, c.whom",
        *(list(scope.stations), str(first), str(last), scope.only_units, scope.only_units),
    )
    return [
        UnitKnown(row["unit"], row["zone"], row["whom"], row["week"], Known(row["asked"], row["knew"])) for row in rows
    ]


async def by_question(scope: Scope, number: int) -> dict[int, Known]:
    """Of a round: nth → what is known."""
    rows = await SpotCount.raw(
        "SELECT i.nth, sum(c.asked)::int AS asked, sum(c.knew)::int AS knew FROM spot_count c "
        "JOIN spot_item i ON i.id = c.item JOIN spot_round r ON r.id = i.round WHERE r.station = ANY({}) AND i.round = {} GROUP BY i.nth",
        list(scope.stations),
        number,
    )
    return {row["nth"]: Known(row["asked"], row["knew"]) for row in rows}


async def _items(numbers: list[int]) -> dict[int, tuple[Item, ...]]:
    found: dict[int, list[Item]] = {number: [] for number in numbers}
    for row in await SpotItem.raw(
        "SELECT round, nth, asks, expects, version FROM spot_item WHERE round = ANY({}) ORDER BY round, nth", numbers
    ):
        found[row.pop("round")].append(Item(**row))
    return {number: tuple(items) for number, items in found.items()}
