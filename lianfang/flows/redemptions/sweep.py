"""What the office left unanswered for fourteen days: the points come back, and the guard hears it."""

from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from scoring.points.redemptions import rules
from scoring.points.redemptions.actions import give_back, keep
from scoring.points.redemptions.reads import due, locked_due


async def due_redemptions() -> list[int]:
    """Ids, the longest due first."""
    async with transaction() as now:
        return await due(now)


async def sweep_redemption(number: int) -> None:
    """One; nothing where another process was there first, or it was answered meanwhile."""
    async with transaction() as now:
        before = await locked_due(number, now)
        after = rules.due(before, now) if before else None
        if after is None:
            return
        await keep(after)
        await give_back(after, now)
        await enqueue([rules.of_end(after)], now)
