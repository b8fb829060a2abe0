"""The register of certificates: who holds which, what was revoked and whom that bars, rates on any day."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.roster.reads.standing import IN_FORCE, WITHIN, within
from zones.roster.rules.certificates import barred_until
from zones.roster.tables import Bureau, Certificate, Posting, Station
from zones.roster.vocabulary import Pattern


async def revocations(scope: Scope, persons: Iterable[int]) -> dict[int, tuple[date, ...]]:
    """Person → the days on which a certificate of his was revoked, oldest first; of those known in the scope's stations."""
    rows = await Certificate.raw(
        "SELECT person, array_agg(ended ORDER BY ended) AS days FROM certificate c "
        "WHERE person = ANY({}) AND ending = 'revoked' "
        "AND EXISTS (SELECT 1 FROM posting p WHERE p.person = c.person AND p.station = ANY({})) GROUP BY person",
        list(persons),
        list(scope.stations),
    )
    return {row["person"]: tuple(row["days"]) for row in rows}


async def barred(scope: Scope, persons: Iterable[int], today: date) -> dict[int, date]:
    """Person → the last day on which he may not serve, as `barred_until` judges; who is not barred has no entry."""
    revoked = await revocations(scope, persons)
    judged = {person: barred_until(days, today) for person, days in revoked.items()}
    return {person: last for person, last in judged.items() if last is not None}


class CertificateAt(Struct, frozen=True):
    """A certificate of a person, as it stands in the register. `ending` is a word of ENDINGS or empty."""

    id: int
    person: int
    number: str
    issued: date | None
    issuer: str
    until: date | None
    ending: str
    ended: date | None
    document: str

    def held_on(self, day: date) -> bool:
        return (self.issued is None or self.issued <= day) and (self.until is None or self.until >= day)


_ROW = "SELECT c.id, c.person, c.number, c.issued, c.issuer, c.until, c.ending, c.ended, c.document FROM certificate c "
_KNOWN = "EXISTS (SELECT 1 FROM posting p WHERE p.person = c.person AND p.station = ANY({}))"


async def certificate(scope: Scope, number: int) -> CertificateAt | None:
    """One by its id, of somebody who stands or stood in the scope's stations."""
    rows = await Certificate.raw(
        f"{_ROW}WHERE c.id = {{}} AND ({{}}::bigint IS NULL OR c.person = {{}}) AND {_KNOWN}",
        number,
        scope.person,
        scope.person,
        list(scope.stations),
    )
    return CertificateAt(**rows[0]) if rows else None


async def certificates_ever(scope: Scope, person: int) -> list[CertificateAt]:
    """All that a person of the scope's stations holds or held, the newest first; also what was wrongly entered."""
    rows = await Certificate.raw(
        f"{_ROW}WHERE c.person = {{}} AND {_KNOWN} ORDER BY c.until IS NOT NULL, c.id DESC",
        person,
        list(scope.stations),
    )
    return [CertificateAt(**row) for row in rows]


async def taken(bureau: int, person: int, number: str) -> bool:
    """Whether the number is another person's of the bureau; one that was wrongly entered is nobody's."""
    rows = await Certificate.raw(
        "SELECT 1 AS found FROM certificate c JOIN person n ON n.id = c.person WHERE c.number = {} AND n.bureau = {} "
        "AND c.person <> {} AND c.ending <> 'mistaken' LIMIT 1",
        number,
        bureau,
        person,
    )
    return bool(rows)


async def pattern_of(bureau: int) -> Pattern:
    """How the bureau's numbers look."""
    rows = await Bureau.raw(
        "SELECT certificate_lead AS lead, certificate_least AS least, certificate_most AS most FROM bureau WHERE id = {}",
        bureau,
    )
    return Pattern(**rows[0])


class Guarding(Struct, frozen=True):
    """What a station wants of who has no certificate: off, warn, refuse; who sees the warning: police, unit."""

    guarding: str
    warned: str


async def guarding_of(station: int) -> Guarding:
    rows = await Station.raw("SELECT guarding, warned FROM station WHERE id = {}", station)
    return Guarding(**rows[0])


class Registered(Struct, frozen=True):
    """A guard at a unit today with the certificate that he holds (`id`, `number`, `issued`, `issuer`), else how the last one
    ended."""

    person: int
    name: str
    unit: int
    unit_name: str
    station: int
    zone_id: int
    zone: str
    id: int | None
    number: str
    issued: date | None
    issuer: str
    ending: str
    ended: date | None

    @property
    def held(self) -> bool:
        return self.id is not None


async def register(scope: Scope, today: date) -> list[Registered]:
    """Who stands in the scope's units today, once a unit, in the order of the roster."""
    rows = await Posting.raw(
        "SELECT * FROM (SELECT DISTINCT ON (p.unit, p.person) p.person, n.name, p.unit, u.name AS unit_name, z.name AS zone, "
        "c.id, coalesce(c.number, '') AS number, c.issued, coalesce(c.issuer, '') AS issuer, "
        "coalesce(e.ending, '') AS ending, e.ended, p.station, z.position AS zp, z.id AS zone_id, u.position AS up "
        "FROM posting p JOIN person n ON n.id = p.person JOIN unit u ON u.id = p.unit JOIN zone z ON z.id = u.zone "
        "LEFT JOIN LATERAL (SELECT id, number, issued, issuer FROM certificate WHERE person = p.person "
        " AND (issued IS NULL OR issued <= {}) AND (until IS NULL OR until >= {}) ORDER BY id DESC LIMIT 1) c ON true "
        "LEFT JOIN LATERAL (SELECT ending, ended FROM certificate WHERE person = p.person AND c.id IS NULL "
        " AND ending NOT IN ('', 'mistaken') ORDER BY ended DESC, id DESC LIMIT 1) e ON true "
        f"WHERE {WITHIN} AND {IN_FORCE}) g ORDER BY station, zp, zone_id, up, unit, name, person",
        *(today, today),
        *within(scope),
        *(today, today),
    )
    return [Registered(**{name: row[name] for name in Registered.__struct_fields__}) for row in rows]


class Rate(Struct, frozen=True):
    """Posted and held on a day, of a unit, a zone or a station: what is not meant is None. A person counts once in each."""

    day: date
    station: int
    zone: int | None
    unit: int | None
    posted: int
    held: int


async def rates(scope: Scope, days: Iterable[date]) -> list[Rate]:
    """Of every unit, zone and station of the scope on each of these days, from the dated rows, in one statement."""
    rows = await Posting.raw(
        "SELECT d.day, p.station, u.zone, p.unit, count(DISTINCT p.person)::int AS posted, "
        "(count(DISTINCT p.person) FILTER (WHERE h.held))::int AS held "
        "FROM unnest({}::date[]) d(day) JOIN posting p ON (p.since IS NULL OR p.since <= d.day) "
        " AND (p.until IS NULL OR p.until >= d.day) JOIN unit u ON u.id = p.unit "
        "CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM certificate c WHERE c.person = p.person "
        " AND (c.issued IS NULL OR c.issued <= d.day) AND (c.until IS NULL OR c.until >= d.day)) AS held) h "
        f"WHERE {WITHIN} GROUP BY GROUPING SETS ((d.day, p.station, u.zone, p.unit), (d.day, p.station, u.zone), "
        "(d.day, p.station)) ORDER BY d.day, p.station",
        list(days),
        *within(scope),
    )
    return [Rate(**row) for row in rows]


async def uncertified(scope: Scope, persons: Iterable[int], today: date) -> set[int]:
    """Who of these, as far as they stand in the scope's stations, holds no certificate today."""
    rows = await Posting.raw(
        "SELECT DISTINCT p.person FROM posting p WHERE p.person = ANY({}) AND p.station = ANY({}) "
        "AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.person = p.person "
        " AND (c.issued IS NULL OR c.issued <= {}) AND (c.until IS NULL OR c.until >= {}))",
        list(persons),
        list(scope.stations),
        today,
        today,
    )
    return {row["person"] for row in rows}
