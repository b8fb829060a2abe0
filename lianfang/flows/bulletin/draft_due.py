"""Makes the draft of a week when it fell due, exactly once: the slot and the draft are one transaction."""

from bulletins.register.actions import begin_draft
from bulletins.register.subjects import weekly
from lianfang.database import transaction
from lianfang.slots import claim
from zones.ground.weeks import Week
from zones.roster.actions import lock_stations


def slot_of(publisher: int, week: Week) -> str:
    """The period of the draft job that a publisher's week is."""
    return f"p{publisher}/{week}"


async def draft_due_week(publisher: int, stations: tuple[int, ...], week: Week) -> bool:
    """Returns whether this call made it. A week that the office already drafted keeps its draft."""
    async with transaction() as now:
        if not await claim("draft", slot_of(publisher, week), now):
            return False
        await lock_stations(stations)
        await begin_draft(publisher, weekly(week), now)
        return True
