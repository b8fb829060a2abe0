"""Slips whose deadline has come: two days without his word, and the unit is asked; seven days, and nothing is deducted."""

from lianfang.database import transaction
from lianfang.flows.deductions.held import tell
from scoring.points.deductions import rules
from scoring.points.deductions.actions import keep
from scoring.points.deductions.reads import due, locked


async def due_deductions() -> list[int]:
    """Ids, the longest due first."""
    async with transaction() as now:
        return await due(now)


async def sweep_deduction(number: int) -> None:
    """One; nothing where another process was there first, or it was decided meanwhile."""
    async with transaction() as now:
        before = await locked(number)
        after = rules.due(before, now) if before else None
        if before is None or after is None:
            return
        await keep(after)
        await tell(before, after, now)
