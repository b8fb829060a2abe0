"""Keeps streams open for minutes and asks for backup at a steady rate: a Watch in, what was Heard out, as JSON.

`python -m tests.benchmarks.lasting`. Each request is ended a minute after it was raised, by its station's desk.
"""

import asyncio
import re
import signal
import sys
import time

import uvloop
from msgspec import Struct, json

from tests.benchmarks.hearing import Asking

OPEN = re.compile(rb'"request":(\d+),"state":"open","version":(\d+)')
ENDED_AFTER_S = 60
LAST_S, PATIENCE_S, SPARE_S = 5, 60, 120


class Watch(Struct):
    """Raw requests: a stream by person or desk, who raises, and what ends it for the desk that answers with 200."""

    port: int
    streams: list[str]
    raising: list[str]
    endings: list[str]
    every_s: float
    seconds: float


class Heard(Struct):
    """Milliseconds from the asking to the answer, by request; by stream and request, from that answer to the first word
    of it; how often the same was said twice."""

    answered: dict[int, float] = {}
    waits: list[tuple[int, int, float]] = []
    twice: int = 0


class Stream(asyncio.Protocol):
    def __init__(self) -> None:
        self.first: dict[int, float] = {}
        self.said: set[tuple[bytes, bytes]] = set()
        self.twice, self.greeted, self.lost, self._rest = 0, asyncio.Event(), False, b""

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        whole, end, self._rest = (self._rest + data).rpartition(b"\n\n")
        for number, version in OPEN.findall(whole + end):
            self.twice += (number, version) in self.said
            self.said.add((number, version))
            self.first.setdefault(int(number), now)
        if b"event: hello" in whole:
            self.greeted.set()

    def connection_lost(self, _: Exception | None) -> None:
        self.lost = True


class Caller:
    """Raises and ends, each on a connection of its own."""

    def __init__(self, plan: Watch) -> None:
        self.plan, self.keys = plan, 0
        self.at: dict[int, float] = {}
        self.heard = Heard()

    async def _ask(self, raw: str) -> tuple[bytes, float]:
        self.keys += 1
        transport, asking = await asyncio.get_running_loop().create_connection(Asking, "127.0.0.1", self.plan.port)
        try:
            return await asking.ask(raw.replace("{key}", f"lasting-{self.keys:08d}"))
        finally:
            transport.close()

    async def one(self, raising: str) -> None:
        asked = time.perf_counter()
        answer, answered = await self._ask(raising)
        if not answer.startswith(b"HTTP/1.1 201"):
            raise RuntimeError(answer.decode())
        number = int(answer.rpartition(b'"id":')[2].rstrip(b"}"))
        self.at[number], self.heard.answered[number] = answered, (answered - asked) * 1000
        await asyncio.sleep(ENDED_AFTER_S)
        for ending in self.plan.endings:
            said, _ = await self._ask(ending.replace("{id}", str(number)))
            if said.startswith(b"HTTP/1.1 200"):
                return
        raise RuntimeError(f"nobody could end {number}: {said.decode()}")


async def run(plan: Watch) -> Heard:
    loop, caller = asyncio.get_running_loop(), Caller(plan)
    streams = []
    for raw in plan.streams:
        transport, stream = await loop.create_connection(Stream, "127.0.0.1", plan.port)
        transport.write(raw.encode())
        await asyncio.wait_for(stream.greeted.wait(), PATIENCE_S)
        streams.append(stream)
    begun, calls = loop.time(), set[asyncio.Task[None]]()
    for nth in range(int(plan.seconds / plan.every_s)):
        await asyncio.sleep(begun + nth * plan.every_s - loop.time())
        calls.add(asyncio.create_task(caller.one(plan.raising[nth * 37 % len(plan.raising)])))
        for done in [call for call in calls if call.done()]:
            done.result()
            calls.discard(done)
    await asyncio.sleep(LAST_S)
    if any(stream.lost for stream in streams):
        raise RuntimeError("a stream was lost")
    for who, stream in enumerate(streams):
        caller.heard.twice += stream.twice
        caller.heard.waits += [(who, number, (at - caller.at[number]) * 1000) for number, at in stream.first.items()]
    return caller.heard


def main() -> None:
    plan = json.decode(sys.stdin.buffer.read(), type=Watch)
    signal.alarm(int(plan.seconds) + SPARE_S)  # whatever hangs: this process ends
    with open(1, "wb") as out:  # whole, also where python's own output is not buffered
        out.write(json.encode(uvloop.run(run(plan))))


if __name__ == "__main__":
    main()
