"""Receivers outside, what was sent to whom, who signed for it."""

from datetime import date

from bulletins.distribution.tables import BulletinDelivery, OutsideReceiver
from bulletins.distribution.vocabulary import Delivery, Receiver, Unsigned
from bulletins.register.reads.works import WHOLE
from zones.ground.scope import Scope

_DELIVERIES = f"""
SELECT d.id, coalesce(e.number, 0) AS erratum, d.unit, coalesce(s.name, '') AS station, coalesce(u.name, o.name) AS "to", d.copies,
       t.day AS signed_on, coalesce(nullif(n.name, ''), h.name, '') AS signed_by, coalesce(t.paper, false) AS paper
FROM bulletin_delivery d JOIN bulletin b ON b.id = d.bulletin JOIN publisher p ON p.id = b.publisher
LEFT JOIN erratum e ON e.id = d.erratum LEFT JOIN outside_receiver o ON o.id = d.receiver
LEFT JOIN unit u ON u.id = d.unit LEFT JOIN station s ON s.id = u.station LEFT JOIN zone z ON z.id = u.zone
LEFT JOIN bulletin_receipt t ON t.delivery = d.id LEFT JOIN receipt_name n ON n.receipt = t.id LEFT JOIN person h ON h.id = n.person
WHERE b.draft = {{}} AND (u.station = ANY({{}}) AND ({{}}::bigint[] IS NULL OR u.id = ANY({{}}))
                        OR d.unit IS NULL AND {{}}::bigint[] IS NULL AND {WHOLE})
ORDER BY erratum, d.unit IS NULL, u.station, z.position, u.zone, u.position, d.id
"""
_UNSIGNED = """
SELECT b.draft AS bulletin, coalesce(e.number, 0) AS erratum, coalesce(e.issued_on, b.issued_on) AS issued_on,
       array_agg(d.unit ORDER BY d.unit) AS units
FROM bulletin_delivery d JOIN bulletin b ON b.id = d.bulletin LEFT JOIN erratum e ON e.id = d.erratum
WHERE d.unit IS NOT NULL AND coalesce(e.issued_on, b.issued_on) >= {}
AND (d.erratum IS NOT NULL OR NOT EXISTS (SELECT FROM erratum w WHERE w.bulletin = b.id AND w.withdraws))
AND NOT EXISTS (SELECT FROM bulletin_receipt t WHERE t.delivery = d.id)
GROUP BY b.draft, coalesce(e.number, 0), coalesce(e.issued_on, b.issued_on) ORDER BY b.draft, erratum
"""


async def receivers(scope: Scope) -> list[Receiver]:
    """On the lists of publishers whose stations are all of the scope's, by publisher and name."""
    rows = await OutsideReceiver.raw(
        "SELECT r.id, r.publisher, r.name, r.copies, r.paper FROM outside_receiver r JOIN publisher p ON p.id = r.publisher "
        f"WHERE r.until IS NULL AND {WHOLE} ORDER BY r.publisher, r.name",
        list(scope.stations),
    )
    return [Receiver(**row) for row in rows]


async def receiver(number: int) -> Receiver | None:
    """One by its id, be it on a list still or not: a form that is sent again is answered as before."""
    rows = await OutsideReceiver.raw(
        "SELECT id, publisher, name, copies, paper FROM outside_receiver WHERE id = {}", number
    )
    return Receiver(**rows[0]) if rows else None


async def deliveries(scope: Scope, draft: int) -> list[Delivery]:
    """A bulletin's and its corrections', as far as the scope reaches; receivers outside for who sees all its units."""
    seen, only = list(scope.stations), scope.only_units
    rows = await BulletinDelivery.raw(_DELIVERIES, draft, seen, only, only, only, seen)
    return [Delivery(**row) for row in rows]


async def unsigned_of(scope: Scope, drafts: list[int] | None = None) -> set[int]:
    """Those of these bulletins (of all where none are named) that the scope's units have not signed for, or not for a correction of it."""
    rows = await BulletinDelivery.raw(
        "SELECT DISTINCT b.draft FROM bulletin b JOIN bulletin_delivery d ON d.bulletin = b.id JOIN unit u ON u.id = d.unit "
        "WHERE ({}::bigint[] IS NULL OR b.draft = ANY({})) AND u.station = ANY({}) AND ({}::bigint[] IS NULL OR u.id = ANY({})) "
        "AND NOT EXISTS (SELECT FROM bulletin_receipt t WHERE t.delivery = d.id)",
        *(drafts, drafts),
        list(scope.stations),
        scope.only_units,
        scope.only_units,
    )
    return {row["draft"] for row in rows}


async def unsigned(since: date) -> list[Unsigned]:
    """What was issued since a day, holds still, and some units have not signed for: for the job that reminds them."""
    rows = await BulletinDelivery.raw(_UNSIGNED, since)
    return [Unsigned(**row | {"units": tuple(row["units"])}) for row in rows]
