"""Runs hostile or heavy work in a process of its own, with limits of processor, memory, file size and time."""

import asyncio
import contextlib
import importlib
import os
import shutil
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from lianfang.cage_worker import Answer, Job
from zones.ground.refused import Refused

Value = TypeVar("Value")
ROOT = Path(__file__).resolve().parent.parent
MOST_ANSWER = 256 * 2**20


class Limits(Struct, frozen=True):
    """Seconds of processor time and of waiting, megabytes of data."""

    cpu_s: int = 20
    wait_s: int = 40
    memory_mb: int = 512


class CageFailed(Refused):
    """The work was ended: `reason` is time, memory or crash. The server goes on."""

    code = "cage_failed"


class CageBusy(Refused):
    """So many stand in line already that the last would give up before his turn."""

    code = "cage_busy"


class Worker:
    """A running worker process. One job at a time."""

    def __init__(self) -> None:
        self.process: asyncio.subprocess.Process | None = None
        self.folder = ""
        self.jobs = 0

    async def start(self) -> None:
        self.folder = mkdtemp(prefix="lianfang-cage-")
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-u",
            "-m",
            "lianfang.cage_worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env={"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0"}
            | {"TMPDIR": self.folder},
        )

    async def run(self, job: Job) -> Answer:
        assert self.process and self.process.stdin and self.process.stdout
        self.jobs += 1
        body = msgspec.msgpack.encode(job)
        self.process.stdin.write(struct.pack(">I", len(body)) + body)
        await self.process.stdin.drain()
        (size,) = struct.unpack(">I", await self.process.stdout.readexactly(4))
        if size > MOST_ANSWER:
            raise CageFailed(reason="memory")
        return msgspec.msgpack.decode(await self.process.stdout.readexactly(size), type=Answer)

    @property
    def alive(self) -> bool:
        """Asked of the system: asyncio learns of a death a moment later."""
        if self.process is None or self.process.returncode is not None:
            return False
        try:
            return os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        except ChildProcessError:
            return False

    async def stop(self) -> None:
        """End it, and what it left: a killed press cannot take away the 50 MB of faces that it unpacked."""
        if self.process and self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            # asyncio's wait() never returns while output that nobody reads has its pipe paused
            while self.process.stdout and await self.process.stdout.read(2**20):
                pass
            await self.process.wait()
        await asyncio.to_thread(shutil.rmtree, self.folder, ignore_errors=True)


async def call(function: str, *arguments: Any, returns: type[Value], limits: Limits = Limits()) -> Value:
    """Run `module:function` in a fresh process. Raises its refusals, and CageFailed when a limit ended it."""
    worker = Worker()
    await worker.start()
    try:
        return await _ask(worker, function, arguments, returns, limits)
    finally:
        await worker.stop()


class Bench:
    """Warm workers kept for one kind of work (the press): their imports and fonts stay loaded between jobs.

    `seats` says how many there may be, asked when the first is wanted; whoever comes then stands in line.
    """

    most_jobs = 50
    most_waiting = 64

    def __init__(self, limits: Limits, seats: Callable[[], int] = lambda: 1) -> None:
        self.limits = limits
        self._seats = seats
        self._workers: list[Worker] = []
        self._idle: list[Worker] = []
        self._free: asyncio.Semaphore | None = None
        self._inside = 0

    async def call(self, function: str, *arguments: Any, returns: type[Value]) -> Value:
        """As `call`, in a warm worker; one that failed, or is worn out, is replaced. Raises CageBusy when the line is long."""
        if self._inside >= self._seats() + self.most_waiting:
            raise CageBusy()
        self._free = self._free or asyncio.Semaphore(self._seats())
        self._inside += 1
        try:
            async with self._free:
                return await self._work(function, arguments, returns)
        finally:
            self._inside -= 1

    async def _work(self, function: str, arguments: tuple[Any, ...], returns: type[Value]) -> Value:
        worker, sound = await self._ready(), False
        try:
            value = await _ask(worker, function, arguments, returns, self.limits)
            sound = True
            return value
        except Refused as refusal:
            sound = not isinstance(refusal, CageFailed)
            raise
        finally:
            if sound:
                self._idle.append(worker)
            else:
                await self._dismiss(worker)

    async def _ready(self) -> Worker:
        """The one that worked last, for its memory is the warmest; else a new one."""
        while self._idle:
            worker = self._idle.pop()
            if worker.jobs < self.most_jobs and worker.alive:
                return worker
            await self._dismiss(worker)
        worker = Worker()
        self._workers.append(worker)
        _benches.add(self)
        await worker.start()
        return worker

    async def _dismiss(self, worker: Worker) -> None:
        if worker in self._workers:
            self._workers.remove(worker)
        await worker.stop()

    async def close(self) -> None:
        """End the workers; the next call starts another."""
        _benches.discard(self)
        self._idle.clear()
        self._free = None
        while self._workers:
            await self._workers.pop().stop()


_benches: set[Bench] = set()


async def close_benches() -> None:
    """End every warm worker of this process: its loop is about to end."""
    for bench in list(_benches):
        await bench.close()


async def _ask(
    worker: Worker, function: str, arguments: tuple[Any, ...], returns: type[Value], limits: Limits
) -> Value:
    job = Job(function, list(arguments), limits.cpu_s, limits.memory_mb)
    try:
        answer = await asyncio.wait_for(worker.run(job), limits.wait_s)
    except TimeoutError:
        raise CageFailed(reason="time") from None
    except (asyncio.IncompleteReadError, ConnectionError, msgspec.MsgspecError):
        raise CageFailed(reason="crash") from None
    if answer.fault:
        raise CageFailed(reason=answer.fault)
    if answer.refused:
        module, _, name = answer.refused.partition(":")
        raise getattr(importlib.import_module(module), name)(**answer.facts)
    return msgspec.msgpack.decode(answer.value, type=returns)
