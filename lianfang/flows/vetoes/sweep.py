"""Proposals that the office left undecided for seven days: nothing comes of them, and whoever proposed hears it."""

from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from scoring.points.vetoes import rules
from scoring.points.vetoes.actions import keep
from scoring.points.vetoes.reads import due, locked


async def due_vetoes() -> list[int]:
    """Ids of proposals, the longest due first."""
    async with transaction() as now:
        return await due(now)


async def sweep_veto(number: int) -> None:
    """One; nothing where another process was there first, or it was decided meanwhile."""
    async with transaction() as now:
        before = await locked(number)
        after = rules.due(before, now) if before else None
        if after is None:
            return
        await keep(after)
        await enqueue([rules.of_decision(after)], now)
