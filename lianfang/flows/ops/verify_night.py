"""Each night at a quiet hour all books are read as `lianfang verify` reads them; a minute later whatever is wrong is an alarm."""

from datetime import timedelta

from lianfang.database import transaction
from lianfang.flows.chain.verify import verify
from lianfang.ops.nights import keep
from lianfang.slots import claim, claimed
from zones.ground.weeks import shanghai_day

JOB, QUIET = "verify", timedelta(hours=3)
"""At 03:00 in Shanghai."""


async def verify_night() -> bool:
    """Whether this call did it. Once a night, and once after a downtime, however many nights it lasted.

    Reading takes minutes, so nothing is held meanwhile: of two processes that read at the same time the second one's is dropped.
    """
    async with transaction() as now:
        night = str(shanghai_day(now - QUIET))
        if night in await claimed(JOB):
            return False
    found = await verify()
    async with transaction() as now:
        if not await claim(JOB, night, now):
            return False
        await keep(found.links, found.head, found.faults, now)
        return True
