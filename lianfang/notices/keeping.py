"""How long notices are kept: what was told to whom is a log, and goes when logs may go."""

from datetime import datetime

from lianfang.notices.tables import Notice, Sending

BATCH = 1000
_OLD = """
SELECT n.id FROM notice n WHERE n.at < {} AND NOT EXISTS (
    SELECT FROM sending d WHERE d.notice = n.id AND (d.state = 'waiting' OR d.state = 'dead' AND d.looked_at IS NULL))
ORDER BY n.at LIMIT {} FOR UPDATE SKIP LOCKED
"""


async def forget_before(instant: datetime) -> bool:
    """One batch of notices all of whose ways are at an end. Whether there may be more: ask again in a transaction of its own.

    What still waits stays, and a dead letter that nobody has looked at.
    """
    old = [row["id"] for row in await Notice.raw(_OLD, instant, BATCH)]
    if old:
        await Sending.delete().where(Sending.notice.is_in(old))
        await Notice.delete().where(Notice.id.is_in(old))
    return len(old) == BATCH
