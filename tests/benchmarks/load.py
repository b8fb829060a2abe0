"""Asks a server on this machine, from a process of its own: `python -m tests.benchmarks.load`, a Plan in, what was Heard out, as JSON.

Nothing is parsed but the status and the length of an answer: it must not be what limits the server (see `cpu_s`).
"""

import asyncio
import signal
import sys
import time
from collections import Counter
from resource import RUSAGE_SELF, getrusage

import uvloop
from msgspec import Struct, json

LONGEST_S = 120


class Plan(Struct):
    """`requests` are raw, taken in turn until `count` are sent. Without `rate_s` each connection asks again at once.

    With it so many go out a second, whether or not earlier ones were answered, and a wait counts from the planned moment.
    """

    port: int
    requests: list[str]
    count: int
    connections: int
    rate_s: float = 0


class Heard(Struct):
    """From the first request to the last answer; the processor time of this process; statuses; each answer's wait."""

    took_s: float
    cpu_s: float
    statuses: dict[int, int]
    waits_ms: list[float]


class Connection(asyncio.Protocol):
    """One kept-alive connection, one request at a time."""

    def __init__(self) -> None:
        self.got = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    async def ask(self, request: bytes) -> int:
        """The status of the answer, when all of it is here."""
        self.answered = asyncio.get_running_loop().create_future()
        self.transport.write(request)  # type: ignore[attr-defined]
        return int(await self.answered)

    def data_received(self, data: bytes) -> None:
        self.got += data
        head = self.got.find(b"\r\n\r\n")
        if head < 0:
            return
        said = self.got.find(b"content-length: ", 0, head) + 16
        if len(self.got) >= head + 4 + int(self.got[said : self.got.find(b"\r", said)]):
            status = int(self.got[9:12])
            self.got.clear()
            self.answered.set_result(status)

    def connection_lost(self, exc: Exception | None) -> None:
        if hasattr(self, "answered") and not self.answered.done():
            self.answered.set_exception(ConnectionError("the server hung up"))


async def run(plan: Plan) -> Heard:
    loop = asyncio.get_running_loop()
    idle: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(plan.connections):
        _, made = await loop.create_connection(Connection, "127.0.0.1", plan.port)
        idle.put_nowait(made)
    raw = [request.encode() for request in plan.requests]
    statuses: Counter[int] = Counter()
    waits: list[float] = []

    async def ask(number: int, planned: float) -> None:
        connection = await idle.get()
        statuses[await connection.ask(raw[number % len(raw)])] += 1
        idle.put_nowait(connection)
        waits.append((time.perf_counter() - planned) * 1000)

    begun, cpu = time.perf_counter(), _cpu_s()
    await (_paced(plan, ask, begun) if plan.rate_s else _at_once(plan, ask))
    return Heard(time.perf_counter() - begun, _cpu_s() - cpu, dict(statuses), waits)


async def _at_once(plan: Plan, ask) -> None:  # type: ignore[no-untyped-def]
    """As many askers as connections; each takes the next number as soon as its answer is here."""
    numbers = iter(range(plan.count))

    async def asker() -> None:
        for number in numbers:
            await ask(number, time.perf_counter())

    await asyncio.gather(*(asker() for _ in range(plan.connections)))


async def _paced(plan: Plan, ask, begun: float) -> None:  # type: ignore[no-untyped-def]
    asked = []
    for number in range(plan.count):
        planned = begun + number / plan.rate_s
        await asyncio.sleep(planned - time.perf_counter())
        asked.append(asyncio.create_task(ask(number, planned)))
    await asyncio.gather(*asked)


def _cpu_s() -> float:
    used = getrusage(RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    signal.alarm(LONGEST_S)  # whatever hangs: this process ends
    plan = json.decode(sys.stdin.buffer.read(), type=Plan)
    sys.stdout.buffer.write(json.encode(uvloop.run(run(plan))))


if __name__ == "__main__":
    main()
