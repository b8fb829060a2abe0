"""D-13: a watcher outside hears once a minute that the house is alive, and nothing more once a job has stopped."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta

import pytest

from lianfang import jobs
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.notices.channels.channel import NotTaken
from lianfang.notices.channels.deadman import Deadman
from lianfang.notices.channels.wire import Wire
from lianfang.ops.pulse import expect
from lianfang.settings import settings
from lianfang.tables import Failure
from tests.conftest import Clock
from tests.lianfang.notices.receivers import Line, Receivers, receivers
from tests.watch import NIGHT, keep_watch, key

URL = "https://hc.example.cn/ping/1"
LITTLE_MORE_THAN_A_MINUTE = timedelta(seconds=61)
INSIDE, PUBLIC = "10.20.0.7", "93.184.215.14"


def _deadman(port: int, url: str = URL, at: str = PUBLIC, *hosts: str) -> Deadman:
    async def resolve(host: str, _: int) -> list[str]:
        return [at]

    return Deadman(url, hosts or ("hc.example.cn",), Wire(("10.20.0.0/16",), resolve, lambda: Line(port)))


@pytest.fixture
async def watcher(db: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Receivers]:
    monkeypatch.setenv("LIANFANG_DEADMAN_URL", URL)
    settings.cache_clear()
    async with transaction() as now:
        await expect(now)
    async with receivers() as made:
        monkeypatch.setattr(jobs, "make_deadman", lambda: _deadman(made.port))
        yield made


def _heard(watcher: Receivers) -> list[str]:
    return [one.line.split()[1] for one in watcher.heard]


async def _minutes(clock: Clock, first: int, count: int) -> None:
    """So many minutes in which every job runs."""
    for nth in range(first, first + count):
        clock.set(NIGHT + nth * LITTLE_MORE_THAN_A_MINUTE)
        for job in (jobs.sweep, jobs.watch, jobs.tend, jobs.seal, jobs.settle, jobs.check):
            await job()


async def test_it_is_told_each_minute_that_all_is_well(watcher: Receivers, clock: Clock) -> None:
    await _minutes(clock, 0, 3)
    assert _heard(watcher) == ["/ping/1"] * 3
    assert watcher.heard[0].line.startswith("GET ") and watcher.heard[0].headers["host"] == "hc.example.cn"


async def test_a_trouble_is_a_fail_and_well_again_is_well(watcher: Receivers, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    await raise_request(OPERATOR, Cry(1, watch.units[0][0], "suspect"), key())
    clock.set(NIGHT + timedelta(seconds=75))
    await jobs.check()
    assert _heard(watcher) == ["/ping/1/fail"]


@pytest.mark.parametrize("part", ["due_requests", "stations_since"])
async def test_it_hears_nothing_more_once_a_sweep_fails_though_everything_else_answers(
    watcher: Receivers, clock: Clock, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    await _minutes(clock, 0, 2)
    monkeypatch.setattr(jobs, part, broken)
    for nth in (2, 3, 4):
        clock.set(NIGHT + nth * LITTLE_MORE_THAN_A_MINUTE)
        for job in (jobs.sweep, jobs.watch, jobs.tend, jobs.seal):
            with suppress(ZeroDivisionError):  # the ticker logs it and goes on
                await job()
        await jobs.check()
    assert _heard(watcher) == ["/ping/1"] * 2


async def test_a_watcher_that_does_not_answer_is_written_down_and_stops_nothing(
    watcher: Receivers, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        jobs, "make_deadman", lambda: _deadman(watcher.port, "https://bad.example.cn/x", PUBLIC, "bad.example.cn")
    )
    await _minutes(clock, 0, 1)
    assert [(row["job"], row["fault"]) for row in await Failure.raw("SELECT job, fault FROM failure")] == [
        ("deadman", "NotTaken")
    ]


async def test_it_goes_only_where_hooks_may_and_in_the_clear_only_inside() -> None:
    plain = ("http://hc.example.cn/1", ("hc.example.cn:80",))
    async with receivers() as out:
        for at, url, hosts in (
            (PUBLIC, "https://evil.example.cn/1", ()),
            (INSIDE, "http://hc.example.cn/1", ()),
            (PUBLIC, *plain),
            ("127.0.0.1", *plain),
            ("127.0.0.1", URL, ()),
        ):
            with pytest.raises(NotTaken):
                await _deadman(out.port, url, at, *hosts).say(well=True)
        assert out.connections == 0


async def test_inside_the_house_it_may_be_plain() -> None:
    async with receivers() as out:
        await _deadman(out.port, "http://hc.example.cn/1", INSIDE, "hc.example.cn:80").say(well=True)
        assert out.heard[0].headers["host"] == "hc.example.cn"
