"""R-05, R-06 and pitfall 1 with real processes: two and five deliver together, one is killed between sending and writing."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lianfang.notices.tables import Sending
from lianfang.tables import Failure
from tests.conftest import Clock
from tests.lianfang.notices.outside import Box, bureau, deliverer, drain, hook, tell

ROOT = Path(__file__).resolve().parents[3]
LETTERS = 200


class Office:
    """A receiver on the loopback: what came (key, epoch, process), and what it did, each key once."""

    def __init__(self) -> None:
        self.port, self.came = 0, list[tuple[str, int, int]]()
        self.open = asyncio.Event()
        self.open.set()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        key, epoch, process = (await reader.readline()).decode().split()
        self.came.append((key, int(epoch), int(process)))
        await self.open.wait()
        writer.write(b"taken\n")
        writer.close()


@asynccontextmanager
async def _office() -> AsyncIterator[Office]:
    made = Office()
    server = await asyncio.start_server(made.answer, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()


@asynccontextmanager
async def _processes(count: int, url: str, port: int, *how: str) -> AsyncIterator[list[asyncio.subprocess.Process]]:
    """Deliverers that are ready to begin; whatever still runs afterwards is ended."""
    program = [sys.executable, "-m", "tests.lianfang.notices.delivering", url, str(port), *how]
    pipe = asyncio.subprocess.PIPE
    started = [await asyncio.create_subprocess_exec(*program, cwd=ROOT, stdin=pipe, stdout=pipe) for _ in range(count)]
    try:
        for one in started:
            assert one.stdout and (await one.stdout.readline()) == b"ready\n"
        yield started
    finally:
        for one in started:
            if one.returncode is None:
                one.kill()
            await one.communicate()


def _begin(process: asyncio.subprocess.Process) -> None:
    assert process.stdin
    process.stdin.write(b"go\n")


async def _letters(hosts: int) -> None:
    for nth in range(hosts):
        of, station = await bureau(f"分局{nth}")
        await hook(of, f"h{nth}.example.cn")
        for letter in range(LETTERS // hosts):
            await tell(f"desk:{station}", mark=str(letter))


@pytest.mark.parametrize("count", [2, 5])
async def test_processes_that_claim_together_send_each_letter_once(db: str, count: int) -> None:
    await _letters(10)
    async with asyncio.timeout(90), _office() as office, _processes(count, db, office.port) as started:
        for one in started:
            _begin(one)
        said = [int((await one.stdout.readline()) or -1) for one in started if one.stdout]
    assert sum(said) == LETTERS and min(said) >= 0, said
    assert Counter(key for key, _, _ in office.came) == Counter({key: 1 for key, _, _ in office.came})
    assert len(office.came) == LETTERS and {epoch for _, epoch, _ in office.came} == {1}
    rows = await Sending.raw("SELECT DISTINCT state, tries, epoch FROM sending WHERE channel = 'webhook'")
    assert rows == [{"state": "sent", "tries": 1, "epoch": 1}]
    assert await Failure.count() == 0


async def test_who_is_killed_between_sending_and_writing_is_followed_with_the_same_key(db: str, clock: Clock) -> None:
    of, station = await bureau()
    await hook(of)
    await tell(f"desk:{station}")
    async with asyncio.timeout(60), _office() as office, _processes(1, db, office.port, "die") as (victim,):
        _begin(victim)
        assert await victim.wait() == -signal.SIGKILL
    box = Box()
    assert await drain(deliverer(box)) == 0, "the lease of the dead still runs"
    clock.set(datetime.now(UTC) + timedelta(seconds=11))
    assert await drain(deliverer(box)) == 1
    keys = [key for key, _, _ in office.came] + [letter.key for letter in box.taken]
    assert len(keys) == 2 and len(set(keys)) == 1, "sent twice, one effect"
    rows = await Sending.raw("SELECT state, tries, epoch FROM sending WHERE channel = 'webhook'")
    assert rows == [{"state": "sent", "tries": 2, "epoch": 2}]


async def test_a_stopped_process_that_goes_on_after_its_lease_writes_nothing(db: str, clock: Clock) -> None:
    """R-06: stopped while it sends; another one takes over and fails; what that one wrote stands."""
    of, station = await bureau()
    await hook(of)
    await tell(f"desk:{station}")
    async with asyncio.timeout(60), _office() as office, _processes(1, db, office.port) as (paused,):
        office.open.clear()
        _begin(paused)
        while not office.came:
            await asyncio.wait_for(asyncio.shield(_turn()), 5)
        os.kill(paused.pid, signal.SIGSTOP)
        clock.set(datetime.now(UTC) + timedelta(seconds=11))
        assert await drain(deliverer(Box())) == 1
        stands = await Sending.raw("SELECT * FROM sending WHERE channel = 'webhook'")
        office.open.set()
        os.kill(paused.pid, signal.SIGCONT)
        assert paused.stdout and await paused.stdout.readline() == b"1\n", "it did send, and believes so"
    assert await Sending.raw("SELECT * FROM sending WHERE channel = 'webhook'") == stands
    assert (stands[0]["state"], stands[0]["epoch"]) == ("sent", 2)


async def _turn() -> None:
    await asyncio.sleep(0)
