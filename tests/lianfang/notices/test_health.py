"""D-13: what the clockwork of backup finds wrong with itself, and R-03: deadlines are looked at each second."""

import asyncio
from datetime import timedelta

import pytest

from lianfang import jobs
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.notices import claims
from lianfang.notices.health import Health, health
from lianfang.notices.tables import Notice, Sending
from lianfang.tables import Failure
from tests.conftest import Clock
from tests.lianfang.notices.outside import Box, bureau, deliverer, drain, hook, nobody_invented, tell
from tests.watch import NIGHT, keep_watch, key
from zones.aid.tables import AidRequest


async def _health() -> Health:
    async with transaction() as now:
        return await health(now)


async def _failures() -> list[str]:
    return [row["fault"] for row in await Failure.raw("SELECT fault FROM failure WHERE job = 'check' ORDER BY id")]


async def test_all_is_well_where_nothing_waits(db: str) -> None:
    assert await _health() == Health(0, 0, 0, 0, 0)
    await jobs.check()
    assert await _failures() == []


async def test_letters_that_nobody_sends_and_leases_that_nobody_takes_up_are_seen(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    of, station = await bureau()
    await hook(of)
    await tell(f"desk:{station}")
    clock.set(NIGHT + timedelta(seconds=9))
    assert (await _health()).alarms == ()
    clock.set(NIGHT + timedelta(seconds=12))
    assert (await _health()).alarms == ("outbox_late",)
    async with transaction() as now:
        await claims.claim({"hook.example.cn:443": 1}, now)
    clock.set(NIGHT + timedelta(seconds=33))
    seen = await _health()
    assert seen.alarms == ("outbox_late", "lease_left") and 10 < seen.lease_age_s < 13
    await drain(deliverer(Box(), Box("console", outer=False)))
    assert (await _health()).alarms == ()


async def test_a_request_past_its_deadline_is_an_alarm_once_a_minute_until_the_sweep_runs(
    db: str, clock: Clock
) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    request = await raise_request(OPERATOR, Cry(1, watch.units[0][0], "suspect"), key())
    clock.set(NIGHT + timedelta(seconds=75))
    assert (await _health()).overdue == 1
    for _ in range(3):
        await jobs.check()
    assert await _failures() == ["outbox_late", "request_overdue"]
    await jobs.watch()
    assert (await _health()).overdue == 0
    kinds = {row["kind"] for row in await Notice.raw("SELECT kind FROM notice WHERE about = {}", request)}
    assert "aid_ring_desk" in kinds
    clock.set(NIGHT + timedelta(seconds=76))
    await jobs.check()
    assert (await _failures()).count("request_overdue") == 1


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
    monkeypatch.setattr("lianfang.jobs.Webhook", lambda *lists: box)
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
