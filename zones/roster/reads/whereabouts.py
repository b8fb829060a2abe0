"""Where a thing lies, by its id: what a decision about access needs before there is a scope."""

from datetime import date

from msgspec import Struct

from zones.roster.tables import Person, Station, Unit


class Place(Struct, frozen=True):
    """Station, unit, that unit's company, bureau. A person who left keeps his last station and has no unit."""

    station: int | None
    unit: int | None
    company: int | None
    bureau: int


async def places_of(person: int, today: date) -> list[Place]:
    """Every unit where a person stands today (兼职: more than one); one place without a unit when he stands nowhere.

    Nothing for an unknown id. Who only answers for a unit, and never stood there, lies in that unit's station.
    """
    rows = await Person.raw(
        "SELECT n.bureau, p.station, u.id AS unit, u.company, p.id IS NOT NULL AND u.id IS NOT NULL AS stands "
        "FROM person n LEFT JOIN posting p ON p.person = n.id "
        "LEFT JOIN unit u ON u.id = p.unit AND (p.since IS NULL OR p.since <= {}) AND (p.until IS NULL OR p.until >= {}) "
        "WHERE n.id = {} ORDER BY stands DESC, p.until DESC NULLS FIRST, p.id DESC",
        today,
        today,
        person,
    )
    standing = [Place(row["station"], row["unit"], row["company"], row["bureau"]) for row in rows if row["stands"]]
    if standing or not rows:
        return standing
    station = rows[0]["station"] or await _contact_station(person)
    return [Place(station, None, None, rows[0]["bureau"])]


async def _contact_station(person: int) -> int | None:
    rows = await Unit.raw(
        "SELECT u.station FROM contact c JOIN unit u ON u.id = c.unit WHERE c.person = {} "
        "ORDER BY c.until DESC NULLS FIRST, c.id DESC LIMIT 1",
        person,
    )
    return rows[0]["station"] if rows else None


async def place_of(person: int, today: date) -> Place | None:
    """The first of `places_of`; None for an unknown id."""
    return next(iter(await places_of(person, today)), None)


async def place_of_unit(unit: int) -> Place | None:
    """Where a unit lies; None for an unknown id."""
    rows = await Unit.raw(
        "SELECT u.station, u.id AS unit, u.company, s.bureau FROM unit u JOIN station s ON s.id = u.station WHERE u.id = {}",
        unit,
    )
    return Place(**rows[0]) if rows else None


async def place_of_station(station: int) -> Place | None:
    """A station's own place; None for an unknown id."""
    rows = await Station.raw("SELECT bureau FROM station WHERE id = {}", station)
    return Place(station, None, None, rows[0]["bureau"]) if rows else None


async def units_of_company(company: int) -> list[int]:
    """The units that a company guards."""
    return [row["id"] for row in await Unit.raw("SELECT id FROM unit WHERE company = {} ORDER BY id", company)]
