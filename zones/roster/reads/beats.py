"""Beats: which officer looks after which units."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.roster.reads.standing import NamedUnit
from zones.roster.tables import Beat, Officer


class Walked(Struct, frozen=True):
    """Who has a unit on his beat, since when."""

    unit: int
    officer: int
    name: str
    since: date


class OfficerRow(Struct, frozen=True):
    id: int
    name: str


async def beat_units(scope: Scope, officer: int, today: date) -> list[NamedUnit]:
    """The scope's units on an officer's beat today, in the order of the roster."""
    rows = await Beat.raw(
        "SELECT u.id, u.name, u.station, z.name AS zone, u.category FROM beat b "
        "JOIN unit u ON u.id = b.unit JOIN zone z ON z.id = u.zone "
        "WHERE u.station = ANY({}) AND ({}::bigint[] IS NULL OR u.id = ANY({})) AND b.officer = {} "
        "AND b.since <= {} AND (b.until IS NULL OR b.until >= {}) "
        "ORDER BY u.station, z.position, z.id, u.position, u.id",
        list(scope.stations),
        scope.only_units,
        scope.only_units,
        officer,
        today,
        today,
    )
    return [NamedUnit(**row) for row in rows]


async def beats(scope: Scope, today: date) -> dict[int, Walked]:
    """Per unit of the scope: whose beat it is on today. A unit on nobody's has no entry."""
    rows = await Beat.raw(
        "SELECT b.unit, b.officer, o.name, b.since FROM beat b "
        "JOIN unit u ON u.id = b.unit JOIN officer o ON o.id = b.officer "
        "WHERE u.station = ANY({}) AND ({}::bigint[] IS NULL OR u.id = ANY({})) "
        "AND b.since <= {} AND (b.until IS NULL OR b.until >= {})",
        list(scope.stations),
        scope.only_units,
        scope.only_units,
        today,
        today,
    )
    return {row["unit"]: Walked(**row) for row in rows}


async def officers(scope: Scope) -> list[OfficerRow]:
    """Officers of the bureaus of the scope's stations, by name."""
    rows = await Officer.raw(
        "SELECT id, name FROM officer WHERE bureau IN (SELECT bureau FROM station WHERE id = ANY({})) ORDER BY name, id",
        list(scope.stations),
    )
    return [OfficerRow(**row) for row in rows]
