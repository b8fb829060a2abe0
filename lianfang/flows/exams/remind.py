"""What those who are enrolled are reminded of: once a day, by day; a day that was slept through is not made up for."""

from datetime import time

from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from lianfang.slots import claim
from scoring.exams.signup.reads import enrolled, offers
from scoring.exams.signup.rules.telling import due_on
from zones.ground.scope import Scope
from zones.ground.weeks import SHANGHAI

DAYLIGHT = (time(8), time(20))


async def remind(station: int) -> bool:
    """One station, where this day's are not told yet; whether this call did it."""
    async with transaction() as now:
        wall = now.astimezone(SHANGHAI)
        if not DAYLIGHT[0] <= wall.time() < DAYLIGHT[1]:
            return False
        here = Scope((station,))
        coming = await offers(here, now)
        if not coming or not await claim("exams", f"{station}:{wall.date()}", now):
            return False
        for one in coming:
            rows = await enrolled(here, one, now)
            await enqueue(due_on(one, [row.standing for row in rows], wall.date()), now)
        return True
