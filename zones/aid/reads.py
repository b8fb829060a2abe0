"""Requests as they stand, who waits for an answer, what the book says, and what decides who can come."""

from datetime import date, datetime
from typing import Any

from msgspec import Struct, json

from zones.aid.rules.who import Ground, Place, Ready
from zones.aid.tables import AidAlert, AidEvent, AidLeftOut, AidRequest
from zones.aid.vocabulary import Alert, Policy, Request
from zones.ground.scope import Scope
from zones.roster.tables import Person, Unit, WrittenOrder

_REQUEST = """
SELECT r.*, s.bureau, (SELECT coalesce(json_agg(row_to_json(a) ORDER BY a.id), '[]') FROM aid_alert a WHERE a.request = r.id)::text AS alerts
FROM aid_request r JOIN station s ON s.id = r.station
"""


class _AlertRow(Alert, frozen=True):
    helps: str = ""  # type: ignore[assignment]


def _request(row: dict[str, Any]) -> Request:
    alerts = [_alert(one) for one in json.decode(row["alerts"], type=list[_AlertRow])]
    names = [name for name in Request.__struct_fields__ if name not in ("policy", "alerts")]
    policy = json.decode(row["policy"], type=Policy)
    return Request(**{name: row[name] for name in names}, policy=policy, alerts=tuple(alerts))


def _alert(row: _AlertRow) -> Alert:
    values = {name: getattr(row, name) for name in Alert.__struct_fields__}
    return Alert(**values | {"helps": tuple(part for part in row.helps.split(",") if part)})


async def locked(request: int) -> Request | None:
    """The request, held until the transaction ends."""
    rows = await AidRequest.raw("SELECT id FROM aid_request WHERE id = {} FOR UPDATE", request)
    return (await by_ids([request]))[0] if rows else None


async def by_ids(requests: list[int]) -> list[Request]:
    """Requests by id; whoever asks has checked that they may be seen."""
    rows = await AidRequest.raw(_REQUEST + "WHERE r.id = ANY({}) ORDER BY r.id", requests)
    return [_request(row) for row in rows]


async def open_requests(scope: Scope) -> list[Request]:
    """Everything that is open, the newest first; for a unit what it asked for."""
    units = scope.only_units
    rows = await AidRequest.raw(
        _REQUEST + "WHERE r.state = 'open' AND r.station = ANY({}) AND ({}::bigint[] IS NULL OR r.unit = ANY({})) "
        "ORDER BY r.raised_at DESC, r.id DESC",
        list(scope.stations),
        units,
        units,
    )
    return [_request(row) for row in rows]


async def recent(scope: Scope, since: datetime, drill: bool | None = None) -> list[Request]:
    """Requests raised since then, ended or not, the newest first; of drills or real ones alone, where that is said."""
    units = scope.only_units
    rows = await AidRequest.raw(
        _REQUEST + "WHERE r.raised_at >= {} AND r.station = ANY({}) AND ({}::bigint[] IS NULL OR r.unit = ANY({})) "
        "AND ({}::boolean IS NULL OR r.drill = {}) ORDER BY r.raised_at DESC, r.id DESC",
        since,
        list(scope.stations),
        units,
        units,
        drill,
        drill,
    )
    return [_request(row) for row in rows]


async def told_to(person: int, since: datetime) -> list[Request]:
    """Requests of which a person was told and that are open, or ended since then."""
    rows = await AidRequest.raw(
        _REQUEST + "JOIN aid_alert own ON own.request = r.id AND own.person = {} "
        "WHERE r.state = 'open' OR r.ended_at >= {} ORDER BY r.raised_at DESC, r.id DESC",
        person,
        since,
    )
    return [_request(row) for row in rows]


async def due(now: datetime, most: int) -> list[int]:
    """Open requests whose deadline has come, the longest due first. No other sweep holds them."""
    rows = await AidRequest.raw(
        "SELECT id FROM aid_request WHERE next_deadline <= {} ORDER BY next_deadline LIMIT {}", now, most
    )
    return [row["id"] for row in rows]


class EventRow(Struct, frozen=True):
    """A line of a request's book."""

    seq: int
    kind: str
    at: datetime
    person: int | None
    account: int | None
    facts: dict[str, str | int | bool]


async def events(requests: list[int]) -> dict[int, list[EventRow]]:
    """The book of each of these requests, in order."""
    rows = await AidEvent.raw(
        "SELECT request, seq, kind, at, person, account, facts FROM aid_event WHERE request = ANY({}) ORDER BY seq",
        requests,
    )
    found: dict[int, list[EventRow]] = {request: [] for request in requests}
    for row in rows:
        found[row.pop("request")].append(EventRow(**row | {"facts": json.decode(row["facts"])}))
    return found


class Names(Struct, frozen=True):
    """Names by id of what requests speak of; units with their zone's name and the desk's number of their station."""

    persons: dict[int, str]
    units: dict[int, tuple[str, str, str]]


async def names(requests: list[Request]) -> Names:
    """Of everybody who was told and every unit concerned."""
    persons = {alert.person for request in requests for alert in request.alerts}
    units = {alert.unit for request in requests for alert in request.alerts if alert.unit is not None}
    told = await Person.raw("SELECT id, name FROM person WHERE id = ANY({})", sorted(persons))
    concerned = await _units_named(sorted(units | {request.unit for request in requests}))
    return Names({row["id"]: row["name"] for row in told}, concerned)


async def unit_named(unit: int) -> tuple[str, str, str]:
    """The unit's name, its zone's, the desk's number of its station."""
    return (await _units_named([unit]))[unit]


async def _units_named(units: list[int]) -> dict[int, tuple[str, str, str]]:
    rows = await Unit.raw(
        "SELECT u.id, u.name, z.name AS zone, s.desk_phone FROM unit u JOIN zone z ON z.id = u.zone "
        "JOIN station s ON s.id = u.station WHERE u.id = ANY({})",
        units,
    )
    return {row["id"]: (row["name"], row["zone"], row["desk_phone"]) for row in rows}


class LeftOutRow(Struct, frozen=True):
    """Somebody who was on duty and not told, or may only help from his post."""

    person: int
    name: str
    unit_name: str
    wave: int
    reason: str


async def left_out(requests: list[int]) -> dict[int, list[LeftOutRow]]:
    """Of each of these requests, in the order in which they were passed over."""
    rows = await AidLeftOut.raw(
        "SELECT o.request, o.person, n.name, coalesce(u.name, '') AS unit_name, o.wave, o.reason FROM aid_left_out o "
        "JOIN person n ON n.id = o.person LEFT JOIN unit u ON u.id = o.unit WHERE o.request = ANY({}) ORDER BY o.id",
        requests,
    )
    found: dict[int, list[LeftOutRow]] = {request: [] for request in requests}
    for row in rows:
        found[row.pop("request")].append(LeftOutRow(**row))
    return found


async def ready(persons: list[int], today: date) -> dict[int, Ready]:
    """What is known of these people: certificate, insurance, age, 不参加处突, and whether they are on a call."""
    rows = await AidAlert.raw(
        "SELECT n.id AS person, EXISTS (SELECT 1 FROM certificate c WHERE c.person = n.id "
        " AND (c.issued IS NULL OR c.issued <= {}) AND (c.until IS NULL OR c.until >= {})) AS certified, "
        "coalesce(y.insured_until >= {}, false) AS insured, y.born, coalesce(y.spared OR y.declined, false) AS spared, "
        "EXISTS (SELECT 1 FROM aid_alert a JOIN aid_request r ON r.id = a.request WHERE a.person = n.id "
        " AND r.state = 'open' AND a.answer IN ('coming', 'arrived')) AS on_call "
        "FROM person n LEFT JOIN readiness y ON y.person = n.id WHERE n.id = ANY({})",
        today,
        today,
        today,
        persons,
    )
    return {row.pop("person"): Ready(**row) for row in rows}


async def on_calls(scope: Scope) -> frozenset[int]:
    """Who has gone to help somebody and is not back yet."""
    rows = await AidAlert.raw(
        "SELECT a.person FROM aid_alert a JOIN aid_request r ON r.id = a.request WHERE r.station = ANY({}) "
        "AND r.state = 'open' AND a.answer IN ('coming', 'arrived')",
        list(scope.stations),
    )
    return frozenset(row["person"] for row in rows)


async def zone_asks(scope: Scope, zone: int) -> bool:
    """Whether a unit of the zone asks for backup now, in earnest."""
    rows = await AidAlert.raw(
        "SELECT 1 FROM aid_request r JOIN unit u ON u.id = r.unit WHERE r.station = ANY({}) AND r.state = 'open' "
        "AND NOT r.drill AND u.zone = {} LIMIT 1",
        list(scope.stations),
        zone,
    )
    return bool(rows)


async def order_number(bureau: int, day: date) -> str:
    """The written order in force that day, the newest; empty where there is none."""
    rows = await WrittenOrder.raw(
        "SELECT number FROM written_order WHERE bureau = {} AND since <= {} AND (until IS NULL OR until >= {}) "
        "ORDER BY since DESC LIMIT 1",
        bureau,
        day,
        day,
    )
    return str(rows[0]["number"]) if rows else ""


async def ground(bureau: int, units: list[int], today: date) -> Ground:
    """Whether a written order is in force, and which of these units have agreed and do not pause; a company's with its client."""
    agreed = await Unit.raw(
        "SELECT DISTINCT u.id FROM unit u JOIN agreement a ON a.unit = u.id WHERE u.id = ANY({}) "
        "AND a.since <= {} AND (a.until IS NULL OR a.until >= {}) AND (a.paused_until IS NULL OR a.paused_until < {}) "
        "AND (u.company IS NULL OR a.client_agreed)",
        units,
        today,
        today,
        today,
    )
    return Ground(bool(await order_number(bureau, today)), frozenset(row["id"] for row in agreed))


class Surroundings(Struct, frozen=True):
    """Where a unit lies, and the other zones of its station, nearest first."""

    station: int
    bureau: int
    zone: int
    place: Place
    further: tuple[int, ...]


async def surroundings(unit: int) -> Surroundings:
    """A zone is as far as its nearest unit; zones of unknown places come last, in the station's order."""
    rows = await Unit.raw(
        "SELECT u.station, s.bureau, u.zone, u.longitude, u.latitude, (SELECT coalesce(json_agg(f.zone ORDER BY f.far, f.zone), '[]') "
        " FROM (SELECT o.zone, min((o.longitude - u.longitude) ^ 2 + (o.latitude - u.latitude) ^ 2) AS far FROM unit o "
        "  WHERE o.station = u.station AND o.zone <> u.zone GROUP BY o.zone) f)::text AS further "
        "FROM unit u JOIN station s ON s.id = u.station WHERE u.id = {}",
        unit,
    )
    row = rows[0]
    place = Place(unit, row["longitude"], row["latitude"])
    further = json.decode(row["further"], type=tuple[int, ...])
    return Surroundings(row["station"], row["bureau"], row["zone"], place, further)


async def drilled(scope: Scope, since: datetime, until: datetime) -> set[int]:
    """Who took part in drills that were raised in a span and ended: the unit's own guards on duty, who came, who helped from his post."""
    rows = await AidAlert.raw(
        "SELECT DISTINCT a.person FROM aid_alert a JOIN aid_request r ON r.id = a.request WHERE r.drill AND r.state = 'closed' "
        "AND r.raised_at >= {} AND r.raised_at < {} AND r.station = ANY({}) AND ({}::bigint IS NULL OR a.person = {}) "
        "AND (a.role = 'own' OR a.answer IN ('arrived', 'helping'))",
        *(since, until, list(scope.stations), scope.person, scope.person),
    )
    return {row["person"] for row in rows}
