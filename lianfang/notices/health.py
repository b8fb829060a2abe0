"""Whether the clockwork of backup and its notices keeps time: one look, for the page of operations and for the alarm."""

from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.notices.tables import Sending
from zones.aid.tables import AidRequest

LATE_S = 10

_OUTBOX = """
SELECT coalesce(extract(epoch FROM percentile_disc(0.99) WITHIN GROUP (ORDER BY {}::timestamptz - due_at)), 0)::float AS age_p99_s,
       count(*) AS due, coalesce(extract(epoch FROM max({}::timestamptz - lease_until)), 0)::float AS lease_age_s
FROM sending WHERE state = 'waiting' AND due_at <= {}
"""
_REQUESTS = """
SELECT count(*) FILTER (WHERE next_deadline < {}) AS overdue, count(*) FILTER (WHERE next_deadline IS NULL) AS endless
FROM aid_request WHERE state = 'open'
"""


class Health(Struct, frozen=True):
    """`outbox_p99_s`: how long letters wait beyond their time; `lease_age_s`: how long ago the oldest lease that nobody
    took up ran out; `overdue`: open requests more than ten seconds past their deadline; `endless`: those without one.
    """

    outbox_due: int
    outbox_p99_s: float
    lease_age_s: float
    overdue: int
    endless: int

    @property
    def alarms(self) -> tuple[str, ...]:
        """Codes of what is not well; empty where all is."""
        found = {
            "outbox_late": self.outbox_p99_s > LATE_S,
            "lease_left": self.lease_age_s > LATE_S,
            "request_overdue": self.overdue > 0,
            "request_without_deadline": self.endless > 0,
        }
        return tuple(code for code, wrong in found.items() if wrong)


async def health(now: datetime) -> Health:
    """Inside a transaction or a look. Of the whole installation: whoever asks runs it."""
    outbox = (await Sending.raw(_OUTBOX, now, now, now))[0]
    requests = (await AidRequest.raw(_REQUESTS, now - timedelta(seconds=LATE_S)))[0]
    return Health(
        outbox["due"],
        outbox["age_p99_s"],
        max(outbox["lease_age_s"], 0.0),
        requests["overdue"],
        requests["endless"],
    )
