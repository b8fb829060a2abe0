"""What happens by itself: a ticker wakes a sweep, the sweep does what is due. A slot is a row, so it is done once."""

import asyncio
import contextlib
import functools
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bulletins.register.reads.works import Automatic, automatic
from bulletins.register.rules import weeks_due
from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.flows.aid.sweep import due_requests, sweep_request
from lianfang.flows.appeals.sweep import due_appeals, sweep_appeal
from lianfang.flows.bulletin.draft_due import draft_due_week, slot_of
from lianfang.flows.chain.seal import seal as seal_books
from lianfang.flows.deductions.sweep import due_deductions, sweep_deduction
from lianfang.flows.distribution.remind import remind_unsigned
from lianfang.flows.exams.remind import remind as remind_of_exams
from lianfang.flows.filings.remind import remind_filings
from lianfang.flows.ops.check import check as look_at_ourselves
from lianfang.flows.ops.tidy import tidy
from lianfang.flows.ops.verify_night import verify_night
from lianfang.flows.patrol.sweep import due_outings, sweep_outing
from lianfang.flows.points.certificates import certify
from lianfang.flows.points.close_quarter import close_quarters
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import due_stations, score
from lianfang.flows.redemptions.sweep import due_redemptions, sweep_redemption
from lianfang.flows.reports.sweep import due_records, sweep_record
from lianfang.flows.rollcall.sweep import due_calls, sweep_call
from lianfang.flows.sittings.sweep import due_sittings, sweep_sitting
from lianfang.flows.training.remind import remind
from lianfang.flows.vetoes.sweep import due_vetoes, sweep_veto
from lianfang.flows.voices.sweep import due_voices, sweep_voice
from lianfang.flows.weekly.freeze import freeze_due
from lianfang.notices.channels.console import Console
from lianfang.notices.channels.deadman import Deadman
from lianfang.notices.channels.webhook import Webhook
from lianfang.notices.channels.wire import Wire
from lianfang.notices.deliver import Deliverer
from lianfang.notices.hooks import secret_of
from lianfang.ops.pulse import PERIODS_S, beat, expect
from lianfang.ops.vocabulary import JOB_LATE, Measured
from lianfang.settings import settings
from lianfang.slots import claimed
from lianfang.tables import Failure
from zones.ground.weeks import shanghai_day, week_of
from zones.roster.reads import stations_since


async def sweep() -> None:
    """Make the drafts and freeze the weeks that fell due. A fault in one job is written down and does not stop the others."""
    async with transaction() as now:
        every = await stations_since()
        publishers, made = await automatic(), await claimed("draft")
    well = [await _guarded("draft", _drafts(publisher, now, made)) for publisher in publishers]
    well += [await _guarded("week", freeze_due(station.id, station.created_at)) for station in every]
    await _beat("sweep", all(well))


async def settle() -> None:
    """Find certificates that were obtained, close last month and the quarters that are over; remind who owes a training session,
    who is enrolled for the exam, whose filing falls due, and who has not signed for a bulletin.

    Deeds are judged by `tend`, within a second.
    """
    async with transaction() as now:
        every = await stations_since()
    last_month = (shanghai_day(now).replace(day=1) - timedelta(days=1)).replace(day=1)
    well = [await _guarded("score", certify(station.id)) for station in every]
    well += [await _guarded("month", close_month(station.id, last_month)) for station in every]
    well += [await _guarded("standing", close_quarters(station.id, station.created_at)) for station in every]
    well += [await _guarded("training", remind(station.id)) for station in every]
    well += [await _guarded("filing", remind_filings(station.id)) for station in every]
    well += [await _guarded("exams", remind_of_exams(station.id)) for station in every]
    well.append(await _guarded("receipts", remind_unsigned()))
    await _beat("settle", await _guarded("tidy", tidy()) and all(well))


async def _drafts(one: Automatic, now: datetime, made: set[str]) -> None:
    first = week_of(shanghai_day(one.since) - timedelta(days=14))
    for week in weeks_due(one.since, now, first, is_working_day):
        if slot_of(one.publisher, week) not in made:
            await draft_due_week(one.publisher, one.stations, week)


Job = Callable[[], Coroutine[Any, Any, None]]
LAST_S = 1.5
"""So long may a job go on that runs when the house is asked to stop."""
Due = Callable[[], Awaitable[list[int]]]
Do = Callable[[int], Coroutine[Any, Any, Any]]
OTHERS: dict[str, tuple[Due, Do]] = {
    "patrol": (due_outings, sweep_outing),
    "rollcall": (due_calls, sweep_call),
    "voices": (due_voices, sweep_voice),
    "points": (due_stations, score),
    "records": (due_records, sweep_record),
    "deductions": (due_deductions, sweep_deduction),
    "vetoes": (due_vetoes, sweep_veto),
    "appeals": (due_appeals, sweep_appeal),
    "redemptions": (due_redemptions, sweep_redemption),
    "sittings": (due_sittings, sweep_sitting),
}
"""Per topic: ids of whatever is open and due, and what is then done, one by one."""


async def watch() -> None:
    """Open requests whose deadline has come, each second: an escalation is at most two seconds late. Nothing else waits here:
    a roll-call of a whole city takes seconds to open."""
    await _beat("watch", await _guarded("aid", _sweep("aid", due_requests, sweep_request)))


async def tend() -> None:
    """Whatever else is open and due, each second."""
    await _beat("tend", all([await _guarded(topic, _sweep(topic, *sweep)) for topic, sweep in OTHERS.items()]))


async def seal() -> None:
    """Whatever was written into the books since, each second."""
    await _beat("seal", await _guarded("seal", seal_books()))


async def verify() -> None:
    """All books, once a night; it takes minutes and nothing else waits for it."""
    await _beat("verify", await _guarded("verify", verify_night()))


async def _sweep(topic: str, due: Due, do: Do) -> None:
    for thing in await due():
        await _guarded(topic, do(thing))


async def check() -> None:
    """Look at ourselves, once a minute, and tell the watcher outside that we did."""
    await _guarded("check", _check())


async def _check() -> None:
    found = await look_at_ourselves()
    if found and settings().deadman_url:
        await _guarded("deadman", _say_alive(found))


async def _say_alive(found: tuple[Measured, ...]) -> None:
    """Nothing where a job has stopped: silence is what the watcher takes for death, whatever else may still answer."""
    bad = {one.of.code for one in found if one.bad}
    if JOB_LATE not in bad:
        await make_deadman().say(well=not bad)


async def _guarded(job: str, work: Coroutine[Any, Any, Any]) -> bool:
    """Whether it went well. A fault is a row with an age."""
    try:
        await work
    except Exception as fault:  # noqa: BLE001  the one place that catches everything
        try:
            async with transaction() as now:
                await Failure.insert(Failure(job=job, fault=type(fault).__name__, at=now))
        except Exception:  # noqa: BLE001  the database is away: the log is all that is left, and what ticks goes on
            logging.getLogger(__name__).error("%s failed: %s", job, type(fault).__name__)
        return False
    return True


async def _beat(job: str, well: bool) -> None:
    """A job that got through says so; one that did not is missed by the next look at ourselves."""
    if well:
        await _guarded(job, _write_beat(job))


async def _write_beat(job: str) -> None:
    async with transaction() as now:
        await beat(job, now)


async def begin() -> None:
    """A process starts: from now on its jobs have their time."""
    await _guarded("begin", _expect())


async def _expect() -> None:
    async with transaction() as now:
        await expect(now)


class Ticking:
    """What ticks in this process, and what is on its way out."""

    def __init__(self, ticker: AsyncIOScheduler, deliverer: Deliverer) -> None:
        self.ticker, self.deliverer = ticker, deliverer
        self.running: set[asyncio.Task[None]] = set()

    def add(self, job: Job) -> None:
        """Every so often, one run after the other."""

        @functools.wraps(job)
        async def run() -> None:
            work = asyncio.ensure_future(job())
            self.running.add(work)
            work.add_done_callback(self.running.discard)
            with contextlib.suppress(asyncio.CancelledError):  # the scheduler ends what it runs when it stops
                await asyncio.shield(work)

        period_s = PERIODS_S[job.__name__]
        self.ticker.add_job(run, "interval", seconds=period_s, misfire_grace_time=None, coalesce=True, max_instances=1)

    async def stop(self) -> None:
        """Nothing new begins; what runs and what is being sent may end, leases are given back."""
        self.ticker.shutdown(wait=False)
        await _guarded("deliver", self.deliverer.stop())
        if self.running:
            await asyncio.wait(self.running, timeout=LAST_S)


def make_deliverer(is_scene: Callable[[], Awaitable[bool]]) -> Deliverer:
    """With every channel that this installation has."""
    told = settings()
    channels = (Console(), Webhook(told.hook_hosts, Wire(told.hook_nets), secret_of))
    return Deliverer(channels, _guarded, is_scene)


def make_deadman() -> Deadman:
    """To the operator's watcher, on the same lists as hooks."""
    told = settings()
    return Deadman(told.deadman_url, told.hook_hosts, Wire(told.hook_nets))


async def deliver_all(is_scene: Callable[[], Awaitable[bool]]) -> None:
    """Everything that is due, once: for the command line."""
    await make_deliverer(is_scene).drain()


def start_ticking(is_scene: Callable[[], Awaitable[bool]]) -> Ticking:
    """Start the ticker of this process; other processes tick too, the slots decide. `is_scene`: nobody here is real."""
    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    ticker, deliverer = AsyncIOScheduler(), make_deliverer(is_scene)

    async def deliver() -> None:
        await _beat("deliver", await _guarded("deliver", deliverer.deliver_due()))

    ticker.add_job(begin)
    ticking = Ticking(ticker, deliverer)
    for job in (sweep, settle, watch, tend, deliver, seal, check, verify):
        ticking.add(job)
    ticker.start()
    return ticking
