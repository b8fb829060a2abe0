"""The bars of backup in size: choosing who comes costs by the zone, not the city; a sweep costs by what is due, not by what is open."""

import random
import time

import asyncpg
from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.aid.asking import rings_from
from lianfang.flows.aid.sweep import due_requests, sweep_request
from tests.benchmarks.asking import WrongAnswer
from tests.benchmarks.city import make_city, open_requests
from tests.benchmarks.ground import Ground
from tests.benchmarks.rounds import Line, Told, in_turn
from zones.aid import reads
from zones.aid.rules.raising import policy_for
from zones.aid.vocabulary import KINDS

CHOICES, DUE, AT_A_GATE = 20, 100, 10
CHOOSE_BAR, SWEEP_BAR = 1.5, 2.0


class Length(Struct, frozen=True):
    """Zones of the large and the small city, open requests of the large and the small sweep, rounds."""

    zones: tuple[int, int]
    open: tuple[int, int]
    rounds: int


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """One line each."""
    large = await make_city(ground, "bench_large", length.zones[0])
    small = await make_city(ground, "bench_small", length.zones[1])
    try:
        compared = await in_turn(
            lambda: _choose(ground, "bench_small", small), lambda: _choose(ground, "bench_large", large), length.rounds
        )
        tell(f"aid_choose: {length.zones[0]} zones beside {length.zones[1]}; {compared.remark()} for {CHOICES} choices")
        lines = [compared.line("aid_choose", CHOOSE_BAR)]
        await open_requests(ground, "bench_large", length.open[0])
        await open_requests(ground, "bench_small", length.open[1])
        swept = await in_turn(
            lambda: _sweep(ground, "bench_small"), lambda: _sweep(ground, "bench_large"), length.rounds
        )
        tell(f"aid_sweep: {length.open[0]} open beside {length.open[1]}, {DUE} due; {swept.remark()}")
        return [*lines, swept.line("aid_sweep", SWEEP_BAR)]
    finally:
        await ground.drop("bench_large")
        await ground.drop("bench_small")


async def _choose(ground: Ground, name: str, units: list[int]) -> float:
    """Who is told first, for units all over the city; the first choice warms the connection."""
    chosen = random.Random(7).sample(units, CHOICES + 1)
    async with ground.pool(name):
        await _first_ring(chosen[0])
        begun = time.perf_counter()
        for unit in chosen[1:]:
            await _first_ring(unit)
        return time.perf_counter() - begun


async def _first_ring(unit: int) -> None:
    kind = KINDS["fight"]
    async with transaction() as now:
        around = await reads.surroundings(unit)
        policy = policy_for(kind, 2, around.zone, around.further)
        asked = await rings_from(around, kind, policy, 0, set(), now)
    if len(asked[0].candidates) != AT_A_GATE:
        raise WrongAnswer(f"{len(asked[0].candidates)} are told, not {AT_A_GATE}")


async def _sweep(ground: Ground, name: str) -> float:
    owner = await asyncpg.connect(ground.owner.format(name))
    await owner.execute(
        "UPDATE aid_request SET repeat_due = now() - interval '1 second', next_deadline = now() - interval '1 second' "
        f"WHERE id IN (SELECT id FROM aid_request ORDER BY id LIMIT {DUE})"
    )
    await owner.close()
    async with ground.pool(name):
        begun = time.perf_counter()
        due = await due_requests()
        for request in due:
            await sweep_request(request)
        took = time.perf_counter() - begun
    if len(due) != DUE:
        raise WrongAnswer(f"{len(due)} were due, not {DUE}")
    return took
