"""What ran out of time is handed in and graded, a sitting at once: five hundred who end in the same second are two statements."""

from lianfang.database import transaction
from scoring.exams.sittings.actions import grade
from scoring.exams.sittings.reads import correct_due, due, locked_due


async def due_sittings() -> list[int]:
    """Ids of sittings."""
    async with transaction() as now:
        return await due(now)


async def sweep_sitting(number: int) -> None:
    """Nothing where another process was there first, or they were handed in meanwhile."""
    async with transaction() as now:
        papers = await locked_due(number, now)
        if papers:
            await grade(papers, await correct_due(number, now), True, now)
