"""Makes the draft of a week: from now on the office may change its words. Making it twice is harmless."""

from bulletins.register.actions import begin_draft
from lianfang.database import transaction
from zones.ground.weeks import Week
from zones.roster.actions import lock_station


async def draft(station: int, week: Week) -> bool:
    """Returns whether the draft is new."""
    async with transaction() as now:
        await lock_station(station)
        _, new = await begin_draft(station, week, now)
        return new
