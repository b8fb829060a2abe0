"""Freezes the weeks of a station that are due, oldest first, each exactly once: slot and summary are one transaction."""

from datetime import datetime

from lianfang.calendar import is_working_day
from lianfang.chain.reads import head
from lianfang.database import transaction
from lianfang.flows.chain.seal import seal
from lianfang.flows.points.score import score
from lianfang.slots import claim
from lianfang.weekly.actions import write_summary
from lianfang.weekly.reads import first_judged, last_frozen
from lianfang.weekly.rules import first_week, weeks_to_freeze
from zones.ground.weeks import Week, shanghai_day


async def freeze_due(station: int, since: datetime) -> int:
    """How many this call froze. `since`: since when the station is served. What waits is judged and sealed before."""
    async with transaction() as now:
        first = await _next(station, since)
    due = weeks_to_freeze(first, now, is_working_day) if first else []
    if due:
        await score(station)
        await seal(wait=True)
    return sum([await freeze_week(station, week) for week in due])


async def _next(station: int, since: datetime) -> Week | None:
    """None while nothing was ever judged here."""
    if last := await last_frozen(station):
        return last.next
    earliest = await first_judged(station)
    return first_week(earliest, shanghai_day(since)) if earliest else None


async def freeze_week(station: int, week: Week) -> bool:
    """Whether this call did. The head is read here: whatever was sealed by then, and nothing else, is in the week's summary."""
    async with transaction() as now:
        if not await claim("week", f"{station}/{week}", now):
            return False
        await write_summary(station, week, await head(), now)
        return True
