"""Outings whose deadline has come, each in a transaction of its own. Two processes may sweep: a row is told of once."""

from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from zones.patrol.actions.outings import write
from zones.patrol.reads.outings import due, locked, seats
from zones.patrol.rules.due import ticked

MOST = 200


async def due_outings() -> list[int]:
    """Ids, the longest due first."""
    async with transaction() as now:
        return await due(now, MOST)


async def sweep_outing(outing: int) -> None:
    """Tells whoever is to hear of it; nothing where another process was there first."""
    async with transaction() as now:
        held = await locked(outing)
        if held is None:
            return
        told, notices = ticked(held, (await seats([outing]))[outing], now)
        if notices:
            await write(told)
            await enqueue(notices, now)
