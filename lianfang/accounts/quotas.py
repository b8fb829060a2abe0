"""How often somebody unknown may do something: counted by address or by what it is about, in the rows of attempts."""

from datetime import datetime, timedelta

from lianfang.accounts.tables import Attempt
from lianfang.vault.actions import blind_of

_COUNT = """
INSERT INTO attempt (key, failures, since) VALUES ({}, 1, {}) ON CONFLICT (key) DO UPDATE SET
failures = CASE WHEN attempt.since <= {} THEN 1 ELSE attempt.failures + 1 END,
since = CASE WHEN attempt.since <= {} THEN excluded.since ELSE attempt.since END RETURNING failures
"""


async def is_within(what: str, name: str, most: int, span: timedelta, now: datetime) -> bool:
    """Whether this one is still among the `most` of a span; it is counted by that. Inside the flow's transaction."""
    begun = now - span
    rows = await Attempt.raw(_COUNT, blind_of(f"quota-{what}", name), now, begun, begun)
    return int(rows[0]["failures"]) <= most
