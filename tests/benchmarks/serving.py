"""The bars of serving: 我的积分, signed in, as a page and as JSON beside one keyed row, and as a page beside a flood."""

import asyncio
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median

from msgspec import Struct

from tests.benchmarks import flooding
from tests.benchmarks.asking import WrongAnswer, body_of, get, good
from tests.benchmarks.ground import Ground
from tests.benchmarks.load import Heard, Plan
from tests.benchmarks.rounds import Line, Told, in_turn
from tests.benchmarks.servers import served
from tests.benchmarks.signed_in import ENTRIES, prepare

DATABASE, CONNECTIONS = "bench_serving", 8
OURS = [str(Path(sys.executable).with_name("lianfang")), "serve"]
FLOOR = [sys.executable, "-m", "tests.benchmarks.floors.keyed_row"]
PAGE = ("serve_page", "/points", 'class="cell"', 1 / 0.35)
DATA = ("serve_json", "/api/points", '"award":', 1 / 0.6)
"""Name, address, what each entry holds once, and the bar: so many times the floor's requests a second, as times."""


class Length(Struct, frozen=True):
    """Rounds and the requests of one; of the flood, rounds and the good requests of one."""

    rounds: int
    requests: int
    floods: int
    good: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """Both servers run all the time, on the same database, as `lianfang serve` runs; one is asked at a time."""
    guard = await prepare(ground, DATABASE)
    here = {"DATABASE_URL": ground.app.format(DATABASE), "DATABASE_OWNER_URL": ground.owner.format(DATABASE)}
    try:
        async with AsyncExitStack() as stack:
            starting = [stack.enter_async_context(served(command, here)) for command in (FLOOR, OURS)]
            floor, ours = await asyncio.gather(*starting)
            row = Plan(floor, [get(floor, f"/row/{guard.award}", guard.token)], length.requests, CONNECTIONS)
            lines = []
            for name, path, mark, bar in (PAGE, DATA):
                own = Plan(ours, [get(ours, path, guard.token)], length.requests, CONNECTIONS)
                await _must_be_whole(own, mark)
                lines.append(await _beside(name, row, own, length.rounds, bar, tell))
            return [*lines, await flooding.measure(ours, guard, length.floods, length.good, tell)]
    finally:
        await ground.drop(DATABASE)


async def _must_be_whole(own: Plan, mark: str) -> None:
    body = await body_of(own.port, own.requests[0])
    if body.count(mark) != ENTRIES:
        raise WrongAnswer(f"{body.count(mark)} entries, not {ENTRIES}")


async def _beside(name: str, row: Plan, own: Plan, rounds: int, bar: float, tell: Told) -> Line:
    busy: list[float] = []

    async def took(plan: Plan) -> float:
        found: Heard = await good(plan)
        busy.append(found.cpu_s / found.took_s)
        return found.took_s

    compared = await in_turn(lambda: took(row), lambda: took(own), rounds)
    floor_s, ours_s = (row.count / median(times) for times in (compared.floor_s, compared.ours_s))
    tell(
        f"{name}: floor {floor_s:.0f}, ours {ours_s:.0f} requests a second here, {ours_s / floor_s:.2f} times; "
        f"who asked was busy {max(busy):.0%} of a round at the most"
    )
    return compared.line(name, bar)
