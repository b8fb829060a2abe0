"""Workers of the cage that outlive a test: libraries and faces are loaded once, not for every file and every print."""

import asyncio
import shutil
import struct
import subprocess
import sys
from tempfile import mkdtemp

import msgspec
from msgspec import Struct

from lianfang.cage import ROOT, Bench, Worker
from lianfang.cage_worker import Answer, Job


class Kept(Struct):
    """A process that lies ready. Its pipes are read in a thread, for a test's own loop ends with it."""

    process: subprocess.Popen[bytes]
    folder: str
    jobs: int = 0

    def answer(self, job: Job) -> Answer:
        assert self.process.stdin and self.process.stdout
        self.jobs += 1
        body = msgspec.msgpack.encode(job)
        self.process.stdin.write(struct.pack(">I", len(body)) + body)
        self.process.stdin.flush()
        head = self.process.stdout.read(4)
        if len(head) < 4:
            raise ConnectionError
        (size,) = struct.unpack(">I", head)
        return msgspec.msgpack.decode(self.process.stdout.read(size), type=Answer)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


class Warm(Worker):
    """A worker for one test, behind which such a process stands: of the same limit of memory, which only ever shrinks."""

    async def start(self) -> None:
        """When there is work."""

    async def run(self, job: Job) -> Answer:
        self.jobs += 1
        ready = _ready.setdefault(job.memory_mb, [])
        kept, sound = ready.pop() if ready else _begun(), False
        try:
            answer = await asyncio.to_thread(kept.answer, job)
            sound = not answer.fault and kept.jobs < Bench.most_jobs
            return answer
        finally:
            if sound:
                ready.append(kept)
            else:
                kept.end()

    @property
    def alive(self) -> bool:
        return True

    async def stop(self) -> None:
        """What stands behind it waits for the next."""


_ready: dict[int, list[Kept]] = {}


def _begun() -> Kept:
    folder = mkdtemp(prefix="lianfang-cage-")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "lianfang.cage_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "0"}
        | {"TMPDIR": folder},
    )
    return Kept(process, folder)


def end_all() -> None:
    for ready in _ready.values():
        while ready:
            ready.pop().end()
