"""The bar of alerting: from the answer to a request for backup to the alert on the last stream that it concerns.

Forty guards and three desks of all the streams that are open. The floor is one commit with NOTIFY and the same bytes to
as many streams of as many, from the asking: it has no work of its own before its answer.
"""

import asyncio
import math
import sys
from asyncio.subprocess import PIPE
from contextlib import AsyncExitStack
from statistics import median

from msgspec import Struct, json

from tests.benchmarks.asking import WrongAnswer
from tests.benchmarks.ground import Ground
from tests.benchmarks.hearing import Hearing, Side, Waits
from tests.benchmarks.on_guard import DESKS, GUARDS, OnGuard, prepare
from tests.benchmarks.rounds import Line, Told
from tests.benchmarks.servers import served
from tests.benchmarks.serving import OURS

DATABASE = "bench_alerting"
FLOOR = [sys.executable, "-m", "tests.benchmarks.floors.bare_notify"]
CONCERNED = GUARDS + DESKS
BAR = 4.0
CLOSED = '{"outcome":"settled","number":"1122-0046"}'


class Length(Struct, frozen=True):
    """Streams that are open on each side; rounds, and the events of one."""

    streams: int
    rounds: int
    events: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """Both servers run all the time, with all their streams; one is asked at a time."""
    people = await prepare(ground, DATABASE, length.streams)
    owner = ground.owner.format(DATABASE)
    ours_here = {"DATABASE_URL": ground.app.format(DATABASE), "DATABASE_OWNER_URL": owner}
    try:
        async with AsyncExitStack() as stack:
            starting = [
                stack.enter_async_context(served(FLOOR, {"DATABASE_URL": owner})),
                stack.enter_async_context(served(OURS, ours_here)),
            ]
            floor, ours = await asyncio.gather(*starting)
            sides = _floor(floor, length.streams), _ours(ours, people)
            waits = await _hear(Hearing(*sides, length.rounds, length.events))
        return [_line(waits, length, tell)]
    finally:
        await ground.drop(DATABASE)


def _line(waits: dict[str, Waits], length: Length, tell: Told) -> Line:
    floor, ours = waits["floor"].asked, waits["ours"].answered
    single = sorted(_p99(own) / _p99(bare) for bare, own in zip(floor, ours, strict=True))
    all_floor, all_ours, whole = sum(floor, []), sum(ours, []), sum(waits["ours"].asked, [])
    tell(
        f"alert_p99: {len(all_ours)} alerts to {CONCERNED} of {length.streams} streams; floor p50 {median(all_floor):.1f}, "
        f"p99 {_p99(all_floor):.1f} ms; ours after the answer p50 {median(all_ours):.1f}, p99 {_p99(all_ours):.1f} ms, "
        f"after the asking p50 {median(whole):.1f}, p99 {_p99(whole):.1f} ms here"
    )
    return Line("alert_p99", _p99(all_ours) / _p99(all_floor), BAR, f"{single[0]:.2f}..{single[-1]:.2f}")


def _p99(waits: list[float]) -> float:
    return sorted(waits)[math.ceil(len(waits) * 0.99) - 1]


async def _hear(plan: Hearing) -> dict[str, Waits]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.hearing", stdin=PIPE, stdout=PIPE
    )
    said, _ = await process.communicate(json.encode(plan))
    if process.returncode:
        raise WrongAnswer("not every alert came to every stream")
    return json.decode(said, type=dict[str, Waits])


def _floor(port: int, streams: int) -> Side:
    paths = ["/live/1"] * CONCERNED + ["/live/0"] * (streams - CONCERNED)
    return Side(port, [listening(port, path, "") for path in paths], CONCERNED, command(port, "/raise", "", "{}"))


def _ours(port: int, people: OnGuard) -> Side:
    streams = [listening(port, "/api/live", token) for token in people.tokens]
    raising = command(port, "/api/aid-requests", people.asks, '{"kind":"suspect"}')
    ending = command(port, "/api/aid-requests/{id}/closure", people.closes, CLOSED)
    return Side(port, streams, CONCERNED, raising, ending)


def listening(port: int, path: str, token: str) -> str:
    return f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept: text/event-stream\r\n{_bearer(token)}\r\n"


def command(port: int, path: str, token: str, body: str) -> str:
    return (
        f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n{_bearer(token)}idempotency-key: {{key}}\r\n"
        f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n{body}"
    )


def _bearer(token: str) -> str:
    return f"authorization: Bearer {token}\r\n" if token else ""
