"""What happens by itself: a ticker wakes a sweep, the sweep does what is due. A slot is a row, so it is done once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bulletins.register.rules import weeks_due
from lianfang import uploads
from lianfang.accounts import attempts, sessions
from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.flows.aid.sweep import due_requests, sweep_request
from lianfang.flows.bulletin.draft_due import draft_due_week, slot_of
from lianfang.flows.points.certificates import certify
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.notices.channels.console import Console
from lianfang.notices.channels.webhook import Webhook
from lianfang.notices.deliver import Deliverer
from lianfang.notices.health import health
from lianfang.notices.hooks import secret_of
from lianfang.photos import actions as photos
from lianfang.settings import settings
from lianfang.slots import claim, claimed
from lianfang.tables import Failure
from zones.aid.actions import forget_positions
from zones.ground.weeks import shanghai_day, week_of
from zones.roster.reads import StationSince, stations_since

SWEEP_EVERY_S = 20
SETTLE_EVERY_S = 600
WATCH_EVERY_S = 1
CHECK_EVERY_S = 60
PHOTOS_KEPT = timedelta(days=184)
"""As long as what is logged (网络安全法): photos of requests, unless somebody's erasure takes them earlier."""


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
    """Forget what is long past: tries at the door, uploads that nobody confirmed, sessions that ended, positions, photos."""
    async with transaction() as now:
        await attempts.sweep(now)
        await sessions.sweep(now)
        await forget_positions(now)
        gone = await photos.remove_older("aid", shanghai_day(now) - PHOTOS_KEPT, now)
    await photos.destroy(gone)
    async with transaction() as now:
        await photos.sweep(now)
    await asyncio.to_thread(uploads.sweep)


async def _drafts(station: StationSince, now: datetime, made: set[str]) -> None:
    first = week_of(shanghai_day(station.created_at) - timedelta(days=14))
    for week in weeks_due(station.created_at, now, first, is_working_day):
        if slot_of(station.id, week) not in made:
            await draft_due_week(station.id, week)


async def _scores(station: int) -> None:
    await certify(station)
    await score(station)


async def watch() -> None:
    """Open requests whose deadline has come, each second: an escalation is at most two seconds late."""
    await _guarded("aid", _sweep_requests())


async def _sweep_requests() -> None:
    for request in await due_requests():
        await _guarded("aid", sweep_request(request))


async def check() -> None:
    """Write down, once a minute, what the clockwork of backup finds wrong with itself."""
    await _guarded("check", _check())


async def _check() -> None:
    async with transaction() as now:
        alarms = (await health(now)).alarms
        if alarms and await claim("check", f"{now:%Y-%m-%dT%H:%M}", now):
            await Failure.insert(*(Failure(job="check", fault=code, at=now) for code in alarms))


async def _guarded(job: str, work: Coroutine[Any, Any, Any]) -> None:
    try:
        await work
    except Exception as fault:  # noqa: BLE001  the one place that catches everything: a failure is a row with an age
        try:
            async with transaction() as now:
                await Failure.insert(Failure(job=job, fault=type(fault).__name__, at=now))
        except Exception:  # noqa: BLE001  the database is away: the log is all that is left, and what ticks goes on
            logging.getLogger(__name__).error("%s failed: %s", job, type(fault).__name__)


class Ticking:
    """What ticks in this process, and what is on its way out."""

    def __init__(self, ticker: AsyncIOScheduler, deliverer: Deliverer) -> None:
        self.ticker, self.deliverer = ticker, deliverer

    async def stop(self) -> None:
        """Nothing new begins; what is being sent may end, leases are given back."""
        self.ticker.shutdown(wait=False)
        await _guarded("deliver", self.deliverer.stop())


def make_deliverer(is_scene: Callable[[], Awaitable[bool]]) -> Deliverer:
    """With every channel that this installation has."""
    told = settings()
    channels = (Console(), Webhook(told.hook_hosts, told.hook_nets, secret_of))
    return Deliverer(channels, _guarded, is_scene)


async def deliver_all(is_scene: Callable[[], Awaitable[bool]]) -> None:
    """Everything that is due, once: for the command line."""
    await make_deliverer(is_scene).drain()


def start_ticking(is_scene: Callable[[], Awaitable[bool]]) -> Ticking:
    """Start the ticker of this process; other processes tick too, the slots decide. `is_scene`: nobody here is real."""
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    ticker, deliverer = AsyncIOScheduler(), make_deliverer(is_scene)

    async def deliver() -> None:
        await _guarded("deliver", deliverer.deliver_due())

    for job, every_s in (
        (sweep, SWEEP_EVERY_S),
        (settle, SETTLE_EVERY_S),
        (watch, WATCH_EVERY_S),
        (deliver, WATCH_EVERY_S),
        (check, CHECK_EVERY_S),
    ):
        ticker.add_job(job, "interval", seconds=every_s, misfire_grace_time=None, coalesce=True, max_instances=1)
    ticker.start()
    return Ticking(ticker, deliverer)
