"""The bar of the flood: a hundred bad sign-ins a second must not make a signed-in guard's page late."""

import asyncio
import math
from statistics import median

from tests.benchmarks.asking import WrongAnswer, get, good, heard, post
from tests.benchmarks.load import Heard, Plan
from tests.benchmarks.rounds import Line, Told
from tests.benchmarks.signed_in import SignedIn

BAR_MS = 100
GOOD_A_SECOND, BAD_A_SECOND = 100, 100
LEAD_S = 1
"""The flood is there a second before the good requests, and as long after them."""


async def measure(port: int, guard: SignedIn, rounds: int, count: int, tell: Told) -> Line:
    """How much later the 99th of 100 good requests is answered, in milliseconds: the median of rounds with less without."""
    own = Plan(port, [get(port, "/points", guard.token)], count, connections=16, rate_s=GOOD_A_SECOND)
    later, calm, wild = [], [], []
    statuses: dict[int, int] = {}
    await good(own)  # a lead-in, as everywhere
    for number in range(rounds):
        for flooded in (True, False) if number % 2 else (False, True):
            if flooded:
                found, bad = await _beside_a_flood(own, _flood(port, guard, number, count))
                wild.append(_p99(found))
                statuses = {status: statuses.get(status, 0) + times for status, times in bad.statuses.items()}
            else:
                calm.append(_p99(await good(own)))
        later.append(wild[-1] - calm[-1])
    tell(
        f"flood_p99_ms: {count} good requests a round at {GOOD_A_SECOND} a second; p99 {median(calm):.0f} ms without, "
        f"{median(wild):.0f} ms with {BAD_A_SECOND} bad sign-ins a second, answered {statuses}"
    )
    return Line("flood_p99_ms", median(later), BAR_MS, f"{min(later):.0f}..{max(later):.0f}")


async def _beside_a_flood(own: Plan, bad: Plan) -> tuple[Heard, Heard]:
    async def after_a_while() -> Heard:
        await asyncio.sleep(LEAD_S)
        return await good(own)

    found, flood = await asyncio.gather(after_a_while(), heard(bad))
    if 200 in flood.statuses or 303 in flood.statuses:
        raise WrongAnswer(f"a bad sign-in came in: {flood.statuses}")
    return found, flood


def _flood(port: int, guard: SignedIn, number: int, good_requests: int) -> Plan:
    """Every other name is known; each try comes from another address, as from a botnet, so that no address has to wait."""
    count = BAD_A_SECOND * math.ceil(good_requests / GOOD_A_SECOND + 2 * LEAD_S)
    tries = []
    for nth in range(count):
        name = guard.known[nth // 2 % len(guard.known)] if nth % 2 else f"nobody{number}.{nth}"
        address = f"10.{number}.{nth // 250}.{nth % 250}"
        tries.append(post(port, "/login", {"account": name, "password": f"guess {nth}"}, address))
    return Plan(port, tries, count, connections=64, rate_s=BAD_A_SECOND)


def _p99(found: Heard) -> float:
    waits = sorted(found.waits_ms)
    return waits[math.ceil(len(waits) * 0.99) - 1]
