"""Finds who passed the city's exam and now has a certificate number: the certificate was obtained, a deed once in a life."""

from lianfang.database import transaction
from zones.ground.weeks import shanghai_day
from zones.journal.tables import Deed
from zones.roster.actions import lock_station


async def certify(station: int) -> int:
    """Write the deeds that are missing. Returns how many."""
    async with transaction() as now:
        await lock_station(station)
        today = shanghai_day(now)
        rows = await Deed.raw(
            "INSERT INTO deed (station, kind, person, unit, day, week, minutes, verified, delivery, sheet, row, record_kind, record, recorded_at) "
            "SELECT DISTINCT ON (d.person) d.station, 'certificate.obtained', d.person, d.unit, coalesce(c.issued, {}), to_char(coalesce(c.issued, {}), 'IYYY-\"W\"IW'), 0, true, "
            "d.delivery, d.sheet, d.row, 'certificate', c.id, {} FROM deed d JOIN certificate c ON c.person = d.person AND c.until IS NULL "
            "WHERE d.station = {} AND d.kind = 'exam.passed' AND d.corrects IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM deed x WHERE x.corrects = d.id) AND coalesce(c.issued, {}) >= d.day "
            "AND NOT EXISTS (SELECT 1 FROM deed o WHERE o.person = d.person AND o.kind = 'certificate.obtained') "
            "ORDER BY d.person, d.id RETURNING id, day",
            today,
            today,
            now,
            station,
            today,
        )
        return len(rows)
