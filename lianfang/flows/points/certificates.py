"""Finds who passed the city's exam and now has a certificate number: the certificate was obtained, a deed once in a life."""

from datetime import date, datetime

from lianfang.database import transaction
from zones.ground.weeks import shanghai_day
from zones.journal.tables import Deed
from zones.roster.actions import lock_station

_STANDS = "{0}.corrects IS NULL AND NOT EXISTS (SELECT 1 FROM deed x WHERE x.corrects = {0}.id)"
_PASSED = f"{{0}}.kind = 'exam.passed' AND {_STANDS}"
_OBTAINED = f"""
INSERT INTO deed (station, kind, person, unit, day, week, minutes, verified, delivery, sheet, row, record_kind, record, recorded_at)
SELECT DISTINCT ON (d.person) d.station, 'certificate.obtained', d.person, d.unit, g.day, to_char(g.day, 'IYYY-"W"IW'), 0, true,
       d.delivery, d.sheet, d.row, 'certificate', c.id, {{}}
FROM deed d JOIN certificate c ON c.person = d.person AND c.until IS NULL
CROSS JOIN LATERAL (SELECT coalesce(c.issued, {{}}::date) AS day) g
WHERE ({{}}::bigint IS NULL OR d.station = {{}}) AND ({{}}::bigint IS NULL OR d.person = {{}})
  AND {_PASSED.format("d")} AND g.day >= d.day
  AND NOT EXISTS (SELECT 1 FROM deed o WHERE o.person = d.person AND o.kind = 'certificate.obtained' AND {_STANDS.format("o")})
  AND NOT EXISTS (SELECT 1 FROM deed p WHERE p.person = d.person AND {_PASSED.format("p")} AND (p.day, p.id) < (d.day, d.id))
ORDER BY d.person, d.id RETURNING id
"""


async def certify(station: int) -> int:
    """Write the deeds that are missing of a station. Returns how many."""
    async with transaction() as now:
        await lock_station(station)
        return await obtained(now, shanghai_day(now), station=station)


async def obtained(now: datetime, today: date, station: int | None = None, person: int | None = None) -> int:
    """Of those who passed at a station, or of one person wherever he passed: the deed is that station's, where he passed first.

    Inside a transaction that holds the station, or all of the person's. Returns how many were written.
    """
    rows = await Deed.raw(_OBTAINED, now, today, station, station, person, person)
    return len(rows)
