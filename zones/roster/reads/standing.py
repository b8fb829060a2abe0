"""Who stands where today. Whoever left yesterday is gone from the unit today; whoever begins tomorrow is not there yet."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.roster.tables import Certificate, Posting, Unit
from zones.roster.vocabulary import NEVER

IN_FORCE = "(p.since IS NULL OR p.since <= {}) AND (p.until IS NULL OR p.until >= {})"
WITHIN = "p.station = ANY({}) AND ({}::bigint[] IS NULL OR p.unit = ANY({})) AND ({}::bigint IS NULL OR p.person = {})"
CERTIFICATE = """
LEFT JOIN LATERAL (
    SELECT number, issued FROM certificate WHERE person = p.person
    AND (issued IS NULL OR issued <= {}) AND (until IS NULL OR until >= {}) ORDER BY id DESC LIMIT 1
) c ON true
"""


class GuardRow(Struct, frozen=True):
    """A guard at his post. `number` and `issued` are his certificate's; `number` is None for one who holds none."""

    person: int
    name: str
    unit: int
    unit_name: str
    post: str
    shift: str
    number: str | None
    issued: date | None

    @property
    def certified(self) -> bool:
        return self.number is not None


class CertificateRow(Struct, frozen=True):
    """A certificate: `until` is the last day on which it was held."""

    number: str
    issued: date | None
    until: date | None

    def held_on(self, day: date) -> bool:
        return (self.issued is None or self.issued <= day) and (self.until is None or self.until >= day)


class Shift(Struct, frozen=True):
    """A shift of a post and who stands it: (person, name)."""

    name: str
    guards: tuple[tuple[int, str], ...]


class Post(Struct, frozen=True):
    """A post of a unit as its guards' postings name it; `name` is empty for those without one."""

    unit: int
    unit_name: str
    name: str
    shifts: tuple[Shift, ...]


class Headcount(Struct, frozen=True):
    """Different guards of a unit, and how many of them hold a certificate."""

    guards: int
    certified: int


class NamedUnit(Struct, frozen=True):
    """A unit by name with its station and zone."""

    id: int
    name: str
    station: int
    zone: str
    category: str


async def guards_of(scope: Scope, today: date) -> list[GuardRow]:
    """Who stands in the scope's units today, unit by unit, post by post."""
    rows = await Posting.raw(
        "SELECT p.person, n.name, p.unit, u.name AS unit_name, p.post, p.shift, c.number, c.issued "
        "FROM posting p JOIN person n ON n.id = p.person JOIN unit u ON u.id = p.unit JOIN zone z ON z.id = u.zone "
        f"{CERTIFICATE} WHERE {WITHIN} AND {IN_FORCE} "
        "ORDER BY z.position, z.id, u.position, u.id, p.post, p.shift, n.name, p.id",
        *(today, today),
        *within(scope),
        *(today, today),
    )
    return [GuardRow(**row) for row in rows]


async def posts_of(scope: Scope, today: date) -> list[Post]:
    """Posts of the scope's units with their shifts, and who stands there."""
    posts: dict[tuple[int, str, str], dict[str, list[tuple[int, str]]]] = {}
    for guard in await guards_of(scope, today):
        shifts = posts.setdefault((guard.unit, guard.unit_name, guard.post), {})
        shifts.setdefault(guard.shift, []).append((guard.person, guard.name))
    return [
        Post(unit, unit_name, name, tuple(Shift(shift, tuple(guards)) for shift, guards in shifts.items()))
        for (unit, unit_name, name), shifts in posts.items()
    ]


async def headcounts(scope: Scope, today: date) -> dict[int, Headcount]:
    """Guards and certificates of each of the scope's units; a unit without guards has no entry."""
    rows = await Posting.raw(
        "SELECT p.unit, count(DISTINCT p.person)::int AS guards,"
        " (count(DISTINCT p.person) FILTER (WHERE c.number IS NOT NULL))::int AS certified "
        f"FROM posting p {CERTIFICATE} WHERE {WITHIN} AND {IN_FORCE} GROUP BY p.unit",
        *(today, today),
        *within(scope),
        *(today, today),
    )
    return {row["unit"]: Headcount(row["guards"], row["certified"]) for row in rows}


async def certificates_of(scope: Scope) -> list[CertificateRow]:
    """Every certificate that the scope's person holds or held, newest first; none that was wrongly entered."""
    rows = await Certificate.raw(
        "SELECT number, issued, until FROM certificate c WHERE c.person = {} AND c.until IS DISTINCT FROM {} "
        "AND EXISTS (SELECT 1 FROM posting WHERE person = c.person AND station = ANY({})) ORDER BY id DESC",
        scope.person,
        NEVER,
        list(scope.stations),
    )
    return [CertificateRow(**row) for row in rows]


async def named_units(scope: Scope) -> list[NamedUnit]:
    """The scope's units in the order of the roster, zone by zone."""
    rows = await Unit.raw(
        "SELECT u.id, u.name, u.station, z.name AS zone, u.category FROM unit u JOIN zone z ON z.id = u.zone "
        "WHERE u.station = ANY({}) AND ({}::bigint[] IS NULL OR u.id = ANY({})) "
        "ORDER BY u.station, z.position, z.id, u.position, u.id",
        list(scope.stations),
        scope.only_units,
        scope.only_units,
    )
    return [NamedUnit(**row) for row in rows]


async def company_name(scope: Scope, company: int) -> str:
    """What a company that guards in the scope's stations is called."""
    rows = await Unit.raw(
        "SELECT c.name FROM company c WHERE c.id = {} AND EXISTS "
        "(SELECT 1 FROM unit u WHERE u.company = c.id AND u.station = ANY({}))",
        company,
        list(scope.stations),
    )
    return str(rows[0]["name"]) if rows else ""


def within(scope: Scope) -> tuple[object, ...]:
    """What WITHIN takes."""
    return (list(scope.stations), scope.only_units, scope.only_units, scope.person, scope.person)
