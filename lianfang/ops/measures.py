"""One function to an invariant: how many break it, or by how many seconds. Of the whole installation, inside a transaction."""

from datetime import datetime, timedelta

from lianfang.chain.reads import tail_s
from lianfang.notices.tables import Sending
from lianfang.ops.ledger import awards_uneven, balances_adrift
from lianfang.ops.nights import faults_at_night
from lianfang.ops.pulse import late_jobs
from lianfang.ops.vocabulary import BOOK_CHANGED, INVARIANTS, JOB_LATE, Measured
from lianfang.schema import BOOKS, GUARDED
from scoring.points.tables import Entry
from zones.aid.tables import AidRequest

LATE = timedelta(seconds=10)
TAIL = timedelta(days=2)

_OUTBOX_P99 = """
SELECT coalesce(extract(epoch FROM percentile_disc(0.99) WITHIN GROUP (ORDER BY {}::timestamptz - due_at)), 0)::float AS found
FROM sending WHERE state = 'waiting' AND due_at <= {}
"""
_LEASE = """
SELECT greatest(coalesce(extract(epoch FROM max({}::timestamptz - lease_until)), 0), 0)::float AS found
FROM sending WHERE state = 'waiting' AND due_at <= {}
"""
_OPEN = f"""
SELECT count(*) AS found FROM unnest({{}}::text[]) AS book
WHERE NOT coalesce(({GUARDED.format("to_regclass('public.' || book)")}), false)
"""
_GAP = """
SELECT count(*) AS found FROM aid_request r
CROSS JOIN LATERAL (SELECT count(*) AS events, max(seq) AS last FROM aid_event e WHERE e.request = r.id) book
WHERE (r.state = 'open' OR r.raised_at > {}) AND r.version > 0 AND events IS DISTINCT FROM last
"""


async def measured(now: datetime) -> tuple[Measured, ...]:
    """Every invariant, in order."""
    return tuple([Measured(one, await MEASURES[one.code](now)) for one in INVARIANTS])


async def requests_overdue(now: datetime) -> float:
    """Open requests more than ten seconds past their deadline."""
    return await AidRequest.count().where(AidRequest.state == "open", AidRequest.next_deadline < now - LATE)


async def requests_endless(now: datetime) -> float:
    """Open requests without a deadline: a CHECK forbids them."""
    return await AidRequest.count().where(AidRequest.state == "open", AidRequest.next_deadline.is_null())


async def outbox_p99_s(now: datetime) -> float:
    """How long letters wait beyond their time."""
    return float((await Sending.raw(_OUTBOX_P99, now, now))[0]["found"])


async def lease_age_s(now: datetime) -> float:
    """How long ago the oldest lease ran out that nobody has taken up since."""
    return float((await Sending.raw(_LEASE, now, now))[0]["found"])


async def dead_letters_unseen(now: datetime) -> float:
    """Letters given up that nobody has looked at."""
    return await Sending.count().where(Sending.state == "dead", Sending.looked_at.is_null())


async def books_open(now: datetime) -> float:
    """Append-only books whose triggers are off or gone."""
    return float((await Entry.raw(_OPEN, list(BOOKS)))[0]["found"])


async def books_broken(now: datetime) -> float:
    """Requests that are open, or of the last two days, whose events are not numbered from one without a gap."""
    return float((await AidRequest.raw(_GAP, now - TAIL))[0]["found"])


MEASURES = {
    "request_overdue": requests_overdue,
    "request_endless": requests_endless,
    "outbox_late": outbox_p99_s,
    "lease_left": lease_age_s,
    "letter_dead": dead_letters_unseen,
    JOB_LATE: late_jobs,
    "award_uneven": awards_uneven,
    "balance_drift": balances_adrift,
    "book_open": books_open,
    "book_gap": books_broken,
    "chain_tail": tail_s,
    BOOK_CHANGED: faults_at_night,
}
