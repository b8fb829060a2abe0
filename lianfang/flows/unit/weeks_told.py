"""The weeks of which a unit's station has brought anything, newest first."""

from lianfang.database import transaction
from zones.ground.scope import Scope
from zones.ground.weeks import Week, parse_week, shanghai_day, week_of
from zones.journal.reads import weeks_delivered


async def weeks_told(scope: Scope) -> list[Week]:
    """Last week where nothing ever came."""
    async with transaction() as now:
        came = await weeks_delivered(scope)
        return sorted(map(parse_week, came), reverse=True) or [week_of(shanghai_day(now)).previous]
