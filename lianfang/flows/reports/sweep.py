"""Records about which a unit said nothing for three days: from now on an officer decides without it."""

from lianfang.database import transaction
from lianfang.flows.reports.claimed import tell_change
from zones.reports.actions.records import keep
from zones.reports.reads import records
from zones.reports.rules.records import due


async def due_records() -> list[int]:
    """Ids, the longest due first."""
    async with transaction() as now:
        return await records.due(now)


async def sweep_record(number: int) -> None:
    """One; nothing where another process was there first, or the unit has spoken meanwhile."""
    async with transaction() as now:
        before = await records.locked(number)
        after = due(before, now) if before else None
        if before is None or after is None:
            return
        await keep(after)
        await tell_change(before.state, after, now)
