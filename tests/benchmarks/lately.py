"""D-01: from a request's acceptance to the row on a guard's stream, at the load L, a thousand streams, fifty a minute.

On the real clock. Everybody at a gate who was told has a stream; nobody may miss one or be told the same twice.
`python -m tests.benchmarks.lately SECONDS` runs it by itself and fails where it is too late.
"""

import asyncio
import math
import signal
import sys
from asyncio.subprocess import PIPE
from statistics import median

import asyncpg
from msgspec import Struct, json

from tests.benchmarks.alerting import CLOSED, command, listening
from tests.benchmarks.asking import WrongAnswer
from tests.benchmarks.ground import Ground, ground
from tests.benchmarks.land import Land, make_land
from tests.benchmarks.lasting import Heard, Watch
from tests.benchmarks.rounds import Line, Told
from tests.benchmarks.servers import served
from tests.benchmarks.serving import OURS

DATABASE = "bench_lately"
P50_S, P99_S = 0.5, 2.0
EVERY_S = 60 / 50
_TOLD = "SELECT request, person FROM aid_alert"


class Length(Struct, frozen=True):
    """Streams that are open, and for how many seconds requests are raised."""

    streams: int
    seconds: float


class Lately(Struct, frozen=True):
    """Seconds, of every guard's row; how many requests and rows there were."""

    p50_s: float
    p99_s: float
    worst_s: float
    requests: int
    rows: int

    @property
    def in_time(self) -> bool:
        return self.p50_s <= P50_S and self.p99_s <= P99_S

    def __str__(self) -> str:
        ms = f"p50 {self.p50_s * 1000:.0f} ms, p99 {self.p99_s * 1000:.0f} ms, worst {self.worst_s * 1000:.0f} ms"
        return f"{self.requests} requests, {self.rows} rows on guards' streams: {ms} here"


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """The p99 in seconds beside its bar; the spread is p50 and the worst."""
    found = await last(ground, length)
    tell(f"alert_s: {found}; p50 may be {P50_S} s")
    return [Line("alert_s", found.p99_s, P99_S, f"{found.p50_s:.2f}..{found.worst_s:.2f}")]


async def last(ground: Ground, length: Length) -> Lately:
    """Raises WrongAnswer where a row is missing or came twice."""
    land = await make_land(ground, DATABASE, length.streams)
    owner = ground.owner.format(DATABASE)
    try:
        here = {"DATABASE_URL": ground.app.format(DATABASE), "DATABASE_OWNER_URL": owner}
        async with served(OURS, here) as port:
            heard = await _heard(_watch(port, land, length))
        return await _judged(heard, [*land.gates, *land.others], owner)
    finally:
        await ground.drop(DATABASE)


def _watch(port: int, land: Land, length: Length) -> Watch:
    tokens = [*land.gates.values(), *land.others.values(), *land.desks]
    raising = [command(port, "/api/aid-requests", token, '{"kind":"suspect"}') for token in land.gates.values()]
    closing = [command(port, "/api/aid-requests/{id}/closure", token, CLOSED) for token in land.desks]
    streams = [listening(port, "/api/live", token) for token in tokens]
    return Watch(port, streams, raising, closing, EVERY_S, length.seconds)


async def _heard(plan: Watch) -> Heard:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.benchmarks.lasting", stdin=PIPE, stdout=PIPE
    )
    said, _ = await process.communicate(json.encode(plan))
    if process.returncode:
        raise WrongAnswer("the watch did not come to its end")
    return json.decode(said, type=Heard)


async def _judged(heard: Heard, persons: list[int], owner: str) -> Lately:
    connection = await asyncpg.connect(owner)
    try:
        told = {(row["request"], row["person"]) for row in await connection.fetch(_TOLD)}
    finally:
        await connection.close()
    listening = set(persons)
    guards = {(number, persons[who]): wait for who, number, wait in heard.waits if who < len(persons)}
    missing = {one for one in told if one[1] in listening} - set(guards)
    if missing or heard.twice:
        raise WrongAnswer(f"{len(missing)} rows are missing, {heard.twice} came twice")
    waits = sorted(guards.values())
    p99 = waits[math.ceil(len(waits) * 0.99) - 1]
    return Lately(median(waits) / 1000, p99 / 1000, waits[-1] / 1000, len(heard.answered), len(waits))


async def _alone(seconds: float) -> Lately:
    async with ground() as made:
        return await last(made, Length(1000, seconds))


def main() -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends us early: the database ends as well
    found = asyncio.run(_alone(float(sys.argv[1])))
    print(found)
    sys.exit(not found.in_time)


if __name__ == "__main__":
    main()
