"""R-03: deadlines are looked at each second, whatever else fails; D-09: a stop gives back what it holds."""

import asyncio
from datetime import timedelta

import pytest

from lianfang import jobs
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.notices.tables import Notice, Sending
from lianfang.tables import Failure
from tests.conftest import Clock
from tests.lianfang.notices.outside import Box, bureau, hook, nobody_invented, tell
from tests.watch import NIGHT, keep_watch, key
from zones.aid.tables import AidRequest


async def test_one_request_that_cannot_be_swept_does_not_stop_the_others(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    asked = [await raise_request(OPERATOR, Cry(1, unit, "suspect"), key()) for unit in watch.units[0][:2]]
    async with transaction():
        await AidRequest.raw("UPDATE aid_request SET policy = 'broken' WHERE id = {}", asked[0])
    clock.set(NIGHT + timedelta(seconds=61))
    await jobs.watch()
    rung = await Notice.raw("SELECT about FROM notice WHERE kind = 'aid_ring_desk'")
    assert [row["about"] for row in rung] == [asked[1]]
    failed = await Failure.raw("SELECT job FROM failure")
    assert [row["job"] for row in failed] == ["aid"]


async def test_the_ticker_starts_and_stops_with_what_is_on_its_way(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wired as the server wires it: letters go out by themselves, and a stop gives back what could not end."""
    box = Box()
    box.gate.clear()
    monkeypatch.setattr("lianfang.jobs.Webhook", lambda *given: box)
    monkeypatch.setattr("lianfang.notices.deliver.GRACE_S", 0.05)
    of, station = await bureau()
    await hook(of)
    await tell(f"desk:{station}")
    ticking = jobs.start_ticking(nobody_invented)
    async with asyncio.timeout(20):
        await box.came.acquire()
    await ticking.stop()
    rows = await Sending.raw("SELECT state, lease_until FROM sending WHERE channel = 'webhook'")
    assert rows == [{"state": "waiting", "lease_until": None}]
    assert await Failure.count() == 0


async def test_a_job_that_runs_when_the_house_stops_comes_to_its_end_and_nothing_is_logged_as_a_fault(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun, ended = asyncio.Event(), []

    async def slow() -> list[int]:
        begun.set()
        await asyncio.sleep(0.3)
        ended.append(True)
        return []

    monkeypatch.setattr(jobs, "due_requests", slow)
    ticking = jobs.start_ticking(nobody_invented)
    async with asyncio.timeout(20):
        await begun.wait()
    await ticking.stop()
    assert ended == [True] and not ticking.running
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []
