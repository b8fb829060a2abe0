"""Outings: who sits in them, how far they are, who walks now."""

from datetime import date, datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.patrol.tables import Outing, Seat
from zones.patrol.vocabulary.outings import OutingRow, SeatRow

_OUTING = """
SELECT o.id, o.station, o.zone, z.name AS zone_name, o.walking_group, o.day, o.number, o.officer, f.name AS officer_name,
       o.lead, l.name AS lead_name, o.leader, coalesce(p.name, '') AS leader_name, o.state, o.why_stopped, o.starts_at,
       o.ends_at, o.mustered_at, o.closed_at, o.flag_to, coalesce(g.name, '') AS flag_name, o.outreach, o.topic, o.patrol,
       o.withdrawn_at, o.why_withdrawn, o.chased, o.next_deadline, o.version
FROM outing o JOIN zone z ON z.id = o.zone JOIN officer f ON f.id = o.officer JOIN unit l ON l.id = o.lead
LEFT JOIN person p ON p.id = o.leader LEFT JOIN unit g ON g.id = o.flag_to
"""


async def walking_of(person: int) -> OutingRow | None:
    """The outing that he walks now: mustered, he came, not closed."""
    rows = await Outing.raw(
        f"{_OUTING} WHERE o.state = 'walking' "
        "AND EXISTS (SELECT 1 FROM seat s WHERE s.outing = o.id AND s.person = {} AND s.state = 'came') ORDER BY o.id",
        person,
    )
    return OutingRow(**rows[0]) if rows else None


async def open_of(scope: Scope) -> OutingRow | None:
    """The open outing of the scope's person that begins first."""
    rows = await Outing.raw(
        f"{_OUTING} WHERE o.station = ANY({{}}) AND o.state IN ('planned', 'walking') "
        "AND EXISTS (SELECT 1 FROM seat s WHERE s.outing = o.id AND s.person = {} AND s.state <> 'missing') "
        "ORDER BY o.starts_at, o.id LIMIT 1",
        list(scope.stations),
        scope.person,
    )
    return OutingRow(**rows[0]) if rows else None


async def walking_persons(scope: Scope, now: datetime) -> set[int]:
    """Who walks at an instant; an outing that was never closed counts until its end and an hour."""
    rows = await Seat.raw(
        "SELECT s.person FROM seat s JOIN outing o ON o.id = s.outing WHERE o.station = ANY({}) AND o.state = 'walking' "
        "AND s.state = 'came' AND o.mustered_at <= {} AND o.ends_at + interval '1 hour' > {}",
        list(scope.stations),
        now,
        now,
    )
    return {row["person"] for row in rows}


class Walked(Struct, frozen=True):
    """Somebody was on a joint patrol from its muster until it was closed, or should have been."""

    person: int
    since: datetime
    until: datetime


async def walked(scope: Scope, persons: list[int], since: datetime, until: datetime) -> list[Walked]:
    """When these persons walked between two instants."""
    rows = await Seat.raw(
        "SELECT s.person, o.mustered_at AS since, coalesce(o.closed_at, o.ends_at) AS until FROM seat s "
        "JOIN outing o ON o.id = s.outing WHERE o.station = ANY({}) AND s.person = ANY({}) AND s.state = 'came' "
        "AND o.mustered_at < {} AND coalesce(o.closed_at, o.ends_at) > {} ORDER BY o.id",
        list(scope.stations),
        persons,
        until,
        since,
    )
    return [Walked(**row) for row in rows]


async def outings(scope: Scope, first: date, last: date) -> list[OutingRow]:
    """Of the scope's stations between two days; of a unit that has a seat in them, of a person who has one."""
    rows = await Outing.raw(
        f"{_OUTING} WHERE o.station = ANY({{}}) AND o.day BETWEEN {{}} AND {{}} "
        "AND ({}::bigint[] IS NULL OR o.lead = ANY({}) OR EXISTS (SELECT 1 FROM seat WHERE outing = o.id AND unit = ANY({}))) "
        "AND ({}::bigint IS NULL OR EXISTS (SELECT 1 FROM seat WHERE outing = o.id AND person = {})) "
        "ORDER BY o.day DESC, o.starts_at, o.id",
        list(scope.stations),
        first,
        last,
        *(scope.only_units, scope.only_units, scope.only_units),
        *(scope.person, scope.person),
    )
    return [OutingRow(**row) for row in rows]


async def outing(scope: Scope, number: int) -> OutingRow | None:
    """One of the scope's stations, by its id; of its units and its person, where it names some: they have a seat in it."""
    rows = await Outing.raw(
        f"{_OUTING} WHERE o.id = {{}} AND o.station = ANY({{}}) "
        "AND ({}::bigint[] IS NULL OR EXISTS (SELECT 1 FROM seat WHERE outing = o.id AND unit = ANY({}))) "
        "AND ({}::bigint IS NULL OR EXISTS (SELECT 1 FROM seat WHERE outing = o.id AND person = {}))",
        number,
        list(scope.stations),
        *(scope.only_units, scope.only_units),
        *(scope.person, scope.person),
    )
    return OutingRow(**rows[0]) if rows else None


async def locked(number: int) -> OutingRow | None:
    """One, held until the transaction ends."""
    await Outing.raw("SELECT 1 FROM outing WHERE id = {} FOR UPDATE", number)
    rows = await Outing.raw(f"{_OUTING} WHERE o.id = {{}}", number)
    return OutingRow(**rows[0]) if rows else None


async def seats(numbers: list[int]) -> dict[int, tuple[SeatRow, ...]]:
    """The seats of outings, unit by unit."""
    rows = await Seat.raw(
        "SELECT s.id, s.outing, s.unit, u.name AS unit_name, s.person, coalesce(p.name, '') AS name, s.turn, s.state, s.reason "
        "FROM seat s JOIN unit u ON u.id = s.unit LEFT JOIN person p ON p.id = s.person "
        "WHERE s.outing = ANY({}) ORDER BY s.outing, u.position, u.id, s.id",
        numbers,
    )
    found: dict[int, list[SeatRow]] = {number: [] for number in numbers}
    for row in rows:
        found[row["outing"]].append(SeatRow(**row))
    return {number: tuple(held) for number, held in found.items()}


async def consents(numbers: list[int]) -> dict[int, dict[int, str]]:
    """Units (id → name) that agreed that the walkers look inside, by outing."""
    rows = await Seat.raw(
        "SELECT c.outing, c.unit, u.name FROM consent c JOIN unit u ON u.id = c.unit WHERE c.outing = ANY({}) "
        "ORDER BY u.position, u.id",
        numbers,
    )
    found: dict[int, dict[int, str]] = {number: {} for number in numbers}
    for row in rows:
        found[row["outing"]][row["unit"]] = row["name"]
    return found


async def due(now: datetime, most: int) -> list[int]:
    """Ids whose deadline has come, the longest due first."""
    rows = await Outing.raw(
        "SELECT id FROM outing WHERE next_deadline <= {} ORDER BY next_deadline, id LIMIT {}", now, most
    )
    return [row["id"] for row in rows]
