"""Who is on the roster: stations, zones, units, postings in force, counts of guards and certificates."""

from datetime import date, datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.tables import Certificate, Posting, Station, Unit, Zone
from zones.roster.vocabulary import NEVER, Held


class StationRow(Struct, frozen=True):
    id: int
    name: str
    bureau: int
    bureau_name: str
    alone: bool


class ZoneRow(Struct, frozen=True):
    id: int
    name: str


class UnitRow(Struct, frozen=True):
    id: int
    name: str
    zone: int
    category: str
    hiring: str
    company: int | None
    longitude: float | None
    latitude: float | None


class Guard(Struct, frozen=True):
    """A guard and the unit where he stands."""

    person: int
    unit: int


class GuardPlace(Struct, frozen=True):
    """A guard where he stands: for looking up the names that sheets write."""

    person: int
    name: str
    unit: int
    post: str
    shift: str


async def stations() -> list[StationRow]:
    """Every station of the installation; the one list that needs no scope, it is where scopes come from."""
    rows = await Station.raw(
        "SELECT s.id, s.name, s.bureau, b.name AS bureau_name, count(*) OVER (PARTITION BY s.bureau) = 1 AS alone "
        "FROM station s JOIN bureau b ON b.id = s.bureau ORDER BY s.id"
    )
    return [StationRow(**row) for row in rows]


async def zones(scope: Scope) -> list[ZoneRow]:
    """Zones in the order of the roster."""
    rows = await Zone.raw(
        "SELECT id, name FROM zone WHERE station = ANY({}) ORDER BY position, id", list(scope.stations)
    )
    return [ZoneRow(**row) for row in rows]


async def units(scope: Scope) -> list[UnitRow]:
    """Units in the order of the roster, zone by zone."""
    rows = await Unit.raw(
        "SELECT u.id, u.name, u.zone, u.category, u.hiring, u.company, u.longitude, u.latitude FROM unit u "
        "JOIN zone z ON z.id = u.zone WHERE u.station = ANY({}) ORDER BY z.position, z.id, u.position, u.id",
        list(scope.stations),
    )
    return [UnitRow(**row) for row in rows]


class CompanyRow(Struct, frozen=True):
    id: int
    name: str


async def companies(scope: Scope) -> list[CompanyRow]:
    """Security companies that guard units of the scope's stations."""
    rows = await Unit.raw(
        "SELECT DISTINCT c.id, c.name FROM unit u JOIN company c ON c.id = u.company WHERE u.station = ANY({}) ORDER BY c.name",
        list(scope.stations),
    )
    return [CompanyRow(**row) for row in rows]


_HELD = """
SELECT p.id AS posting, p.person, n.name, p.unit, p.post, p.shift, p.since, p.until, e.id AS employment, e.company,
       coalesce(c.number, '') AS certificate, c.issued AS certified_on
FROM posting p JOIN person n ON n.id = p.person
LEFT JOIN LATERAL (SELECT id, company FROM employment WHERE person = p.person AND until IS NULL ORDER BY id DESC LIMIT 1) e ON true
LEFT JOIN certificate c ON c.person = p.person AND c.until IS NULL
WHERE (p.until IS NULL OR p.until >= {}) AND """


async def held_here(scope: Scope, today: date) -> list[Held]:
    """Postings in force in the scope's stations."""
    return [Held(**row) for row in await Posting.raw(_HELD + "p.station = ANY({})", today, list(scope.stations))]


async def held_by(scope: Scope, persons: list[int], today: date) -> list[Held]:
    """Postings in force of these persons outside the scope's stations: somebody may have come from there."""
    sql = _HELD + "p.person = ANY({}) AND NOT p.station = ANY({})"
    return [Held(**row) for row in await Posting.raw(sql, today, persons, list(scope.stations))]


async def places(scope: Scope, week: Week) -> list[GuardPlace]:
    """Where everybody stood in a week, and those without dates."""
    rows = await Posting.raw(
        "SELECT p.person, n.name, p.unit, p.post, p.shift FROM posting p JOIN person n ON n.id = p.person "
        "WHERE p.station = ANY({}) AND (p.since IS NULL OR p.since <= {}) AND (p.until IS NULL OR p.until >= {})",
        list(scope.stations),
        week.sunday,
        week.monday,
    )
    return [GuardPlace(**row) for row in rows]


async def places_ever(scope: Scope) -> list[GuardPlace]:
    """Where everybody stands or stood, without regard to dates."""
    rows = await Posting.raw(
        "SELECT p.person, n.name, p.unit, p.post, p.shift FROM posting p JOIN person n ON n.id = p.person "
        "WHERE p.station = ANY({})",
        list(scope.stations),
    )
    return [GuardPlace(**row) for row in rows]


async def names_of(scope: Scope, persons: list[int]) -> dict[int, str]:
    """Names of persons who stand or stood in the scope's stations."""
    rows = await Posting.raw(
        "SELECT DISTINCT n.id, n.name FROM posting p JOIN person n ON n.id = p.person WHERE p.station = ANY({}) AND n.id = ANY({})",
        list(scope.stations),
        persons,
    )
    return {row["id"]: row["name"] for row in rows}


async def guards(scope: Scope, week: Week) -> list[Guard]:
    """Who had joined by the week's Sunday and not left before its Monday."""
    rows = await Posting.raw(
        "SELECT person, unit FROM posting "
        "WHERE station = ANY({}) AND (since IS NULL OR since <= {}) AND (until IS NULL OR until >= {})",
        list(scope.stations),
        week.sunday,
        week.monday,
    )
    return [Guard(**row) for row in rows]


async def certificates(persons: list[int], week: Week) -> dict[int, bool]:
    """Who of these persons has had a certificate by the week's Sunday, and whether he still held it on its Monday.

    One without a date is held. The ids go in as one array: one walk through the index instead of one for each guard.
    """
    rows = await Certificate.raw(
        "SELECT person, bool_or(until IS NULL OR until >= {}) AS held FROM certificate "
        "WHERE person = ANY({}) AND (issued IS NULL OR issued <= {}) AND until IS DISTINCT FROM {} GROUP BY person",
        week.monday,
        persons,
        week.sunday,
        NEVER,
    )
    return {row["person"]: row["held"] for row in rows}


async def called(scope: Scope) -> tuple[str, str]:
    """What the scope's person or unit is called: (name, unit where he stands or stood last)."""
    if scope.person is None:
        rows = await Unit.raw(
            "SELECT name FROM unit WHERE id = {} AND station = ANY({})", scope.unit, list(scope.stations)
        )
        return rows[0]["name"], rows[0]["name"]
    rows = await Posting.raw(
        "SELECT n.name, u.name AS unit FROM posting p JOIN person n ON n.id = p.person JOIN unit u ON u.id = p.unit "
        "WHERE p.person = {} AND p.station = ANY({}) ORDER BY p.until DESC NULLS FIRST, p.id DESC LIMIT 1",
        scope.person,
        list(scope.stations),
    )
    return rows[0]["name"], rows[0]["unit"]


class StationSince(Struct, frozen=True):
    """A station and since when it is served."""

    id: int
    created_at: datetime


async def stations_since() -> list[StationSince]:
    """Every station, for the jobs that serve them all."""
    rows = await Station.raw("SELECT id, created_at FROM station ORDER BY id")
    return [StationSince(**row) for row in rows]


async def zone_of(scope: Scope) -> str:
    """The zone in which the scope's person stands."""
    rows = await Posting.raw(
        "SELECT z.name FROM posting p JOIN unit u ON u.id = p.unit JOIN zone z ON z.id = u.zone "
        "WHERE p.person = {} AND p.station = ANY({}) ORDER BY p.until DESC NULLS FIRST, p.id DESC LIMIT 1",
        scope.person,
        list(scope.stations),
    )
    return str(rows[0]["name"]) if rows else ""


async def stations_beside(scope: Scope) -> tuple[int, ...]:
    """Every station of the scope's bureau, its own among them."""
    rows = await Station.raw(
        "SELECT id FROM station WHERE bureau IN (SELECT bureau FROM station WHERE id = ANY({})) ORDER BY id",
        list(scope.stations),
    )
    return tuple(row["id"] for row in rows)


async def zone_of_unit(unit: int) -> int:
    """The zone in which a unit lies."""
    rows = await Unit.raw("SELECT zone FROM unit WHERE id = {}", unit)
    return int(rows[0]["zone"])
