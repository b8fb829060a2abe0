"""What happens by itself: a ticker wakes a sweep, the sweep does what is due. A slot is a row, so it is done once."""

import asyncio
import logging
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bulletins.register.rules import weeks_due
from lianfang import uploads
from lianfang.accounts import attempts, sessions
from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.flows.bulletin.draft_due import draft_due_week, slot_of
from lianfang.flows.points.certificates import certify
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.slots import claimed
from lianfang.tables import Failure
from zones.ground.weeks import shanghai_day, week_of
from zones.roster.reads import StationSince, stations_since

SWEEP_EVERY_S = 20
SETTLE_EVERY_S = 600


async def sweep() -> None:
    """Make the drafts that fell due. A fault in one job is written down and does not stop the others."""
    async with transaction() as now:
        every = await stations_since()
        made = await claimed("draft")
    for station in every:
        await _guarded("draft", _drafts(station, now, made))


async def settle() -> None:
    """Score what is not scored (imports do so themselves; this is for what a crash left) and close last month."""
    async with transaction() as now:
        every = await stations_since()
    last_month = (shanghai_day(now).replace(day=1) - timedelta(days=1)).replace(day=1)
    for station in every:
        await _guarded("score", _scores(station.id))
        await _guarded("month", close_month(station.id, last_month))
    await _guarded("tidy", tidy())


async def tidy() -> None:
    """Forget what is long past: tries at the door, uploads that nobody confirmed, sessions that ended."""
    async with transaction() as now:
        await attempts.sweep(now)
        await sessions.sweep(now)
    await asyncio.to_thread(uploads.sweep)


async def _drafts(station: StationSince, now: datetime, made: set[str]) -> None:
    first = week_of(shanghai_day(station.created_at) - timedelta(days=14))
    for week in weeks_due(station.created_at, now, first, is_working_day):
        if slot_of(station.id, week) not in made:
            await draft_due_week(station.id, week)


async def _scores(station: int) -> None:
    await certify(station)
    await score(station)


async def _guarded(job: str, work: Coroutine[Any, Any, Any]) -> None:
    try:
        await work
    except Exception as fault:  # noqa: BLE001  the one place that catches everything: a failure is a row with an age
        async with transaction() as now:
            await Failure.insert(Failure(job=job, fault=type(fault).__name__, at=now))


def start_ticking() -> AsyncIOScheduler:
    """Start the ticker of this process; other processes tick too, the slots decide."""
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    ticker = AsyncIOScheduler()
    for job, every_s in ((sweep, SWEEP_EVERY_S), (settle, SETTLE_EVERY_S)):
        ticker.add_job(job, "interval", seconds=every_s, misfire_grace_time=None, coalesce=True, max_instances=1)
    ticker.start()
    return ticker
