"""Who is in charge of a unit: whoever could say a word for it."""

from datetime import datetime

from lianfang.accounts.tables import RoleHeld

_LED = """
SELECT EXISTS (
  SELECT 1 FROM role_held r JOIN login l ON l.id = r.account
  WHERE r.role = 'unit' AND r.unit = {} AND (r.until IS NULL OR r.until > {}) AND l.closed_at IS NULL
  AND l.person IS DISTINCT FROM {}
) AS led
"""


async def is_led(unit: int, but: int, now: datetime) -> bool:
    """By somebody else than that person."""
    rows = await RoleHeld.raw(_LED, unit, now, but)
    return bool(rows[0]["led"])
