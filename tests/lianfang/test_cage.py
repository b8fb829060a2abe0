"""The cage: whatever runs in it ends with a refusal when it goes too far, and the server goes on."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lianfang import cage, cage_worker
from lianfang.cage import Bench, CageBusy, CageFailed, Limits, close_benches
from tests.lianfang.victims import NotThisOne

VICTIMS = "tests.lianfang.victims"
TIGHT = Limits(cpu_s=1, wait_s=5, memory_mb=256)
pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """No worker outlives its job."""
    yield
    assert _children() == []


def _children() -> list[str]:
    """Processes of ours that still run the worker."""
    own = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    return [pid for pid in own if "cage_worker" in Path(f"/proc/{pid}/cmdline").read_text()]


async def _ended(function: str, *arguments: Any, limits: Limits = TIGHT) -> str:
    """Why it was ended. Afterwards the cage still works."""
    with pytest.raises(CageFailed) as ended:
        await cage.call(f"{VICTIMS}:{function}", *arguments, returns=object, limits=limits)
    assert await cage.call(f"{VICTIMS}:answer", 41, returns=int) == 42
    return str(ended.value.facts["reason"])


async def test_who_burns_the_processor_is_ended_and_the_server_answers_meanwhile() -> None:
    began, burning = time.monotonic(), asyncio.create_task(_ended("burn", limits=Limits(cpu_s=1, wait_s=30)))
    assert await cage.call(f"{VICTIMS}:answer", 1, returns=int) == 2
    assert not burning.done()
    assert await burning == "crash"
    assert time.monotonic() - began < 15


async def test_who_takes_two_gigabytes_is_refused() -> None:
    assert await _ended("swallow", 2048) == "memory"


async def test_what_fits_is_not_refused() -> None:
    assert await cage.call(f"{VICTIMS}:swallow", 64, returns=int, limits=TIGHT) == 64 * 2**20


async def test_who_sleeps_is_ended_when_the_wait_is_over() -> None:
    began = time.monotonic()
    assert await _ended("sleep", 60.0, limits=Limits(wait_s=1)) == "time"
    assert time.monotonic() - began < 5


async def test_who_opens_a_socket_reaches_nobody() -> None:
    heard: list[object] = []
    server = await asyncio.start_server(lambda reader, writer: heard.append(writer.close()), "127.0.0.1", 0)
    async with server:
        assert await _ended("call_out", server.sockets[0].getsockname()[1]) == "crash"
    assert heard == []


@pytest.mark.parametrize("way", ["start_program", "start_shell"])
async def test_who_starts_a_program_starts_none(tmp_path: Path, way: str) -> None:
    assert await _ended(way, str(tmp_path / "mark")) == "crash"
    assert not (tmp_path / "mark").exists()


async def test_who_forks_stays_one() -> None:
    assert await _ended("fork") == "crash"


async def test_who_writes_a_huge_file_is_ended_at_its_limit(tmp_path: Path) -> None:
    assert await _ended("fill", str(tmp_path / "huge"), 200) == "crash"
    assert (tmp_path / "huge").stat().st_size <= 16 * 2**20


async def test_what_the_work_prints_does_not_pass_for_an_answer() -> None:
    assert await cage.call(f"{VICTIMS}:talk", returns=str) == "talked"


async def test_who_falls_is_a_crash() -> None:
    assert await _ended("fall") == "crash"


async def test_an_answer_that_is_too_long_is_refused() -> None:
    with pytest.raises(CageFailed):
        await cage.call(f"{VICTIMS}:long_answer", 300, returns=bytes, limits=Limits(memory_mb=1024))


async def test_a_refusal_comes_out_as_itself() -> None:
    with pytest.raises(NotThisOne) as refused:
        await cage.call(f"{VICTIMS}:refuse", 7, returns=str)
    assert refused.value.facts == {"limit": 7}


async def test_a_warm_worker_is_replaced_after_a_failure_and_serves_on_after_a_refusal() -> None:
    bench = Bench(TIGHT)
    try:
        assert await bench.call(f"{VICTIMS}:answer", 1, returns=int) == 2
        first = _children()
        with pytest.raises(NotThisOne):
            await bench.call(f"{VICTIMS}:refuse", 7, returns=str)
        assert _children() == first
        for function in ("burn", "fall"):
            with pytest.raises(CageFailed):
                await bench.call(f"{VICTIMS}:{function}", returns=object)
            assert await bench.call(f"{VICTIMS}:answer", 1, returns=int) == 2
        assert _children() != first
    finally:
        await bench.close()


async def test_two_seats_work_at_once_and_a_third_caller_waits_for_one_of_them() -> None:
    bench = Bench(TIGHT, lambda: 2)
    try:
        two = [asyncio.create_task(bench.call(f"{VICTIMS}:sleep", 0.4, returns=str)) for _ in range(2)]
        third = asyncio.create_task(bench.call(f"{VICTIMS}:answer", 1, returns=int))
        while len(_children()) < 2:
            await asyncio.sleep(0.01)
        assert not third.done()
        assert await asyncio.gather(*two) and await third == 2
        assert len(_children()) == 2
        await asyncio.gather(*(bench.call(f"{VICTIMS}:answer", n, returns=int) for n in range(9)))
        assert len(_children()) == 2
    finally:
        await bench.close()


async def test_who_comes_when_the_line_is_long_is_sent_away_and_the_others_are_served() -> None:
    bench = Bench(TIGHT)
    bench.most_waiting = 3
    try:
        served = [asyncio.create_task(bench.call(f"{VICTIMS}:answer", n, returns=int)) for n in range(4)]
        await asyncio.sleep(0)
        with pytest.raises(CageBusy):
            await bench.call(f"{VICTIMS}:answer", 9, returns=int)
        assert await asyncio.gather(*served) == [1, 2, 3, 4]
        assert await bench.call(f"{VICTIMS}:answer", 9, returns=int) == 10
    finally:
        await bench.close()


async def test_a_worn_out_worker_and_one_that_died_at_rest_are_replaced() -> None:
    bench = Bench(TIGHT)
    bench.most_jobs = 2
    try:
        seen = set()
        for _ in range(3):
            assert await bench.call(f"{VICTIMS}:answer", 1, returns=int) == 2
            seen.update(_children())
        assert len(seen) == 2 and len(_children()) == 1
        os.kill(int(_children()[0]), signal.SIGKILL)
        while _children():
            await asyncio.sleep(0.01)
        assert await bench.call(f"{VICTIMS}:answer", 1, returns=int) == 2
    finally:
        await close_benches()


async def test_a_caller_who_goes_away_takes_the_worker_along() -> None:
    gone = asyncio.create_task(cage.call(f"{VICTIMS}:sleep", 60.0, returns=str))
    while not _children():
        await asyncio.sleep(0.01)
    gone.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gone


def test_the_worker_gets_no_secret_of_the_server() -> None:
    assert set(cage.Worker.start.__code__.co_consts) & {"DATABASE_URL", "LIANFANG_KEYS"} == set()
    assert "os.environ" not in Path(cage_worker.__file__).read_text()
