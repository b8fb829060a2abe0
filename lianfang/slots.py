"""Periods of periodic jobs: claimed by inserting their row, inside the transaction of the work itself."""

from datetime import datetime

from lianfang.tables import Slot


async def claim(job: str, period: str, now: datetime) -> bool:
    """Whether this transaction is the one that does the job for the period."""
    made = await Slot.raw(
        "INSERT INTO slot (job, period, done_at) VALUES ({}, {}, {}) ON CONFLICT (job, period) DO NOTHING RETURNING id",
        job,
        period,
        now,
    )
    return bool(made)


async def claimed(job: str) -> set[str]:
    """Periods of a job that are done: a sweep need not try them."""
    return {row["period"] for row in await Slot.raw("SELECT period FROM slot WHERE job = {}", job)}
