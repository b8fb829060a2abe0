"""Appeals that wait too long: the legal office is reminded on the fifth day; from the seventh on the bureau is told, too."""

from msgspec.structs import replace

from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from scoring.points.appeals.actions import keep
from scoring.points.appeals.reads import due, locked_due
from scoring.points.appeals.rules import deadline_after, of_due


async def due_appeals() -> list[int]:
    """Ids of appeals of which something is due, the longest due first."""
    async with transaction() as now:
        return await due(now)


async def sweep_appeal(number: int) -> None:
    """Reminds of one; nothing where another process was there first, or it was answered meanwhile."""
    async with transaction() as now:
        found = await locked_due(number, now)
        if found is None:
            return
        appeal, bureau = found
        await enqueue(of_due(appeal, bureau, now), now)
        await keep(replace(appeal, next_deadline=deadline_after(appeal, now)))
