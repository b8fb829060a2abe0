"""What joint work rests on today: orders, each unit's agreement, what is known of its guards. Each in one statement."""

from datetime import date

from msgspec import Struct

from zones.ground.scope import Scope
from zones.roster.reads.standing import IN_FORCE, WITHIN, within
from zones.roster.tables import Posting, Unit, WrittenOrder


class OrderRow(Struct, frozen=True):
    """A written order. `until` is its last day."""

    id: int
    number: str
    issuer: str
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        return self.since <= day and (self.until is None or self.until >= day)


class UnitBacking(Struct, frozen=True):
    """A unit and its agreement that is not over yet; without one `since` is None. `sent` says that a company sends its guards."""

    id: int
    name: str
    zone: str
    sent: bool
    since: date | None
    until: date | None
    client_agreed: bool
    paused_until: date | None

    def why_not(self, day: date) -> str:
        """unsigned, not_yet, no_client, paused; empty where it takes part on that day."""
        if self.since is None:
            return "unsigned"
        if self.since > day:
            return "not_yet"
        if self.sent and not self.client_agreed:
            return "no_client"
        return "paused" if self.paused_until is not None and self.paused_until >= day else ""


class GuardBacking(Struct, frozen=True):
    """A guard at a unit today. `born` is a year; None where it is not known, as `insured_until`."""

    person: int
    name: str
    unit: int
    post: str
    certified: bool
    born: int | None
    insured_until: date | None
    spared: bool
    declined: bool


async def orders(scope: Scope) -> list[OrderRow]:
    """Of the bureaus of the scope's stations, the newest first."""
    rows = await WrittenOrder.raw(
        "SELECT id, number, issuer, since, until FROM written_order "
        "WHERE bureau IN (SELECT bureau FROM station WHERE id = ANY({})) ORDER BY since DESC, id DESC",
        list(scope.stations),
    )
    return [OrderRow(**row) for row in rows]


async def unit_backings(scope: Scope, today: date) -> list[UnitBacking]:
    """The scope's units in the order of the roster."""
    rows = await Unit.raw(
        "SELECT u.id, u.name, z.name AS zone, u.company IS NOT NULL AS sent, a.since, a.until, "
        "coalesce(a.client_agreed, false) AS client_agreed, a.paused_until FROM unit u JOIN zone z ON z.id = u.zone "
        "LEFT JOIN LATERAL (SELECT * FROM agreement WHERE unit = u.id AND (until IS NULL OR until >= {}) "
        " ORDER BY since, id LIMIT 1) a ON true "
        "WHERE u.station = ANY({}) AND ({}::bigint[] IS NULL OR u.id = ANY({})) "
        "ORDER BY u.station, z.position, z.id, u.position, u.id",
        today,
        list(scope.stations),
        scope.only_units,
        scope.only_units,
    )
    return [UnitBacking(**row) for row in rows]


async def guard_backings(scope: Scope, today: date) -> list[GuardBacking]:
    """Who stands in the scope's units today, once a unit, unit by unit."""
    rows = await Posting.raw(
        "SELECT DISTINCT ON (p.unit, n.name, p.person) p.person, n.name, p.unit, p.post, "
        "EXISTS (SELECT 1 FROM certificate c WHERE c.person = p.person "
        " AND (c.issued IS NULL OR c.issued <= {}) AND (c.until IS NULL OR c.until >= {})) AS certified, "
        "y.born, y.insured_until, coalesce(y.spared, false) AS spared, coalesce(y.declined, false) AS declined "
        "FROM posting p JOIN person n ON n.id = p.person LEFT JOIN readiness y ON y.person = p.person "
        f"WHERE {WITHIN} AND {IN_FORCE} ORDER BY p.unit, n.name, p.person",
        *(today, today),
        *within(scope),
        *(today, today),
    )
    return [GuardBacking(**row) for row in rows]
