"""Opens streams to servers on this machine and hears alerts, from a process of its own: a Hearing in, Waits out, as JSON.

`python -m tests.benchmarks.hearing`. Nothing is parsed but the request's number and its state.
"""

import asyncio
import re
import signal
import sys
import time
from collections import Counter

import uvloop
from msgspec import Struct, json

LONGEST_S = 400
PATIENCE_S = 20
TOLD = re.compile(rb'"request":(\d+),"state":"(\w+)"')
Told = tuple[int, str]


class Side(Struct):
    """A server: raw requests of its streams, how many of them are told, what raises an alert, what ends it (or nothing).

    {key} is another in each request, {id} the number that the raising was answered with; lengths are right for both.
    """

    port: int
    streams: list[str]
    concerned: int
    raising: str
    ending: str = ""


class Hearing(Struct):
    """So many rounds, in each of them so many events on each side; who begins changes from round to round."""

    floor: Side
    ours: Side
    rounds: int
    events: int


class Waits(Struct):
    """Milliseconds by round and event until the last stream had the alert: from the answer, and from the asking."""

    answered: list[list[float]] = []
    asked: list[list[float]] = []


class Ears:
    """All streams of one side."""

    def __init__(self) -> None:
        self.heard: Counter[Told] = Counter()
        self.last: dict[Told, float] = {}
        self.greeted = 0
        self.more = asyncio.Event()

    async def until(self, right) -> None:  # type: ignore[no-untyped-def]
        async with asyncio.timeout(PATIENCE_S):
            while not right():
                self.more.clear()
                await self.more.wait()


class Stream(asyncio.Protocol):
    def __init__(self, ears: Ears) -> None:
        self.ears = ears

    def data_received(self, data: bytes) -> None:
        now, ears = time.perf_counter(), self.ears
        if b"event: hello" in data:
            ears.greeted += 1
            data = data.partition(b"event: hello")[2].partition(b"\n\n")[2]
        for number, state in TOLD.findall(data):
            told = (int(number), state.decode())
            ears.heard[told] += 1
            ears.last[told] = now
        ears.more.set()


class Asking(asyncio.Protocol):
    """One kept-alive connection for commands."""

    def __init__(self) -> None:
        self.got = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    async def ask(self, request: str) -> tuple[bytes, float]:
        """(the answer, when it was here)."""
        self.got, self.answered = b"", asyncio.get_running_loop().create_future()
        self.transport.write(request.encode())  # type: ignore[attr-defined]
        async with asyncio.timeout(PATIENCE_S):
            return await self.answered

    def data_received(self, data: bytes) -> None:
        self.got += data
        head, found, body = self.got.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        if found and length and len(body) >= int(length[1]):
            self.answered.set_result((self.got, time.perf_counter()))


class Open:
    """A side whose streams are open."""

    def __init__(self, side: Side) -> None:
        self.side, self.ears, self.keys = side, Ears(), 0

    async def begin(self) -> None:
        loop = asyncio.get_running_loop()
        _, self.asking = await loop.create_connection(Asking, "127.0.0.1", self.side.port)
        for nth, raw in enumerate(self.side.streams, 1):
            transport, _ = await loop.create_connection(lambda: Stream(self.ears), "127.0.0.1", self.side.port)
            transport.write(raw.encode())
            if nth % 50 == 0 or nth == len(self.side.streams):
                await self.ears.until(lambda: self.ears.greeted >= nth)  # noqa: B023  awaited at once

    async def _ask(self, raw: str, number: int) -> tuple[bytes, float]:
        """On a fresh connection where the server has closed the old one: the other side's round took long."""
        self.keys += 1
        if self.asking.transport.is_closing():
            _, self.asking = await asyncio.get_running_loop().create_connection(Asking, "127.0.0.1", self.side.port)
        return await self.asking.ask(raw.replace("{key}", f"bench-{self.keys:08d}").replace("{id}", str(number)))

    async def event(self) -> tuple[float, float]:
        """Milliseconds from the answer, and from the asking, until the last had it."""
        asked = time.perf_counter()
        answer, answered = await self._ask(self.side.raising, 0)
        if not answer.startswith(b"HTTP/1.1 201"):
            raise RuntimeError(answer.decode())
        number = int(answer.rpartition(b'"id":')[2].rstrip(b"}"))
        last = await self._all_told((number, "open"))
        if self.side.ending:
            ended, _ = await self._ask(self.side.ending, number)
            if not ended.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(ended.decode())
            await self._all_told((number, "closed"))
        return (last - answered) * 1000, (last - asked) * 1000

    async def _all_told(self, told: Told) -> float:
        await self.ears.until(lambda: self.ears.heard[told] >= self.side.concerned)
        if self.ears.heard[told] != self.side.concerned:
            raise RuntimeError(f"{told} was said {self.ears.heard[told]} times, not {self.side.concerned}")
        return self.ears.last[told]


async def run(plan: Hearing) -> dict[str, Waits]:
    sides = {"floor": Open(plan.floor), "ours": Open(plan.ours)}
    for side in sides.values():
        await side.begin()
        for _ in range(3):
            await side.event()
    waits = {name: Waits() for name in sides}
    for number in range(plan.rounds):
        for name in ("floor", "ours") if number % 2 else ("ours", "floor"):
            times = [await sides[name].event() for _ in range(plan.events)]
            waits[name].answered.append([answered for answered, _ in times])
            waits[name].asked.append([asked for _, asked in times])
    return waits


def main() -> None:
    signal.alarm(LONGEST_S)  # whatever hangs: this process ends
    plan = json.decode(sys.stdin.buffer.read(), type=Hearing)
    sys.stdout.buffer.write(json.encode(uvloop.run(run(plan))))


if __name__ == "__main__":
    main()
