"""Officers who serve at a station: with an account that is open and a role in force there. Others would never read a thing."""

from datetime import datetime

from lianfang.accounts.tables import RoleHeld
from zones.roster.reads.beats import OfficerRow

_SERVING = """
SELECT DISTINCT o.id, o.name FROM role_held r JOIN login l ON l.id = r.account JOIN officer o ON o.id = l.officer
JOIN station s ON s.id = {}
WHERE r.role = 'officer' AND (r.until IS NULL OR r.until > {}) AND l.closed_at IS NULL
AND (r.station = s.id OR (r.station IS NULL AND r.bureau = s.bureau)) ORDER BY o.name, o.id
"""


async def serving(station: int, now: datetime) -> list[OfficerRow]:
    """By name."""
    return [OfficerRow(**row) for row in await RoleHeld.raw(_SERVING, station, now)]
