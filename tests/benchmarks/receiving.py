"""The bar of bad receivers: twenty good ones with a hanging, a failing and a dripping one beside them, and without.

The same letters to the good ones in both; each round a deliverer that knows nobody yet, woken each second as the server's
is. A round's figure is the p99 of a good letter's way, from the commit that told it to its receiver's answer.
"""

import asyncio
import math
import time

from msgspec import Struct

from lianfang.database import transaction
from lianfang.notices.channels.channel import Letter
from lianfang.notices.channels.webhook import Webhook
from lianfang.notices.outbox import enqueue
from lianfang.ops.pulse import PERIODS_S
from tests.benchmarks.asking import WrongAnswer
from tests.benchmarks.ground import Ground
from tests.benchmarks.rounds import Line, Told, in_turn
from tests.lianfang.notices.outside import bureau, deliverer, hook
from tests.lianfang.notices.receivers import receivers, webhook
from zones.ground.notice import Notice

DATABASE = "bench_receiving"
GOOD = [f"good{nth}.example.cn" for nth in range(20)]
BAD = ["hang.example.cn", "bad.example.cn", "drip.example.cn"]
BAR = 1.10
LONGEST_S = 120
FORGET = "UPDATE sending SET state = 'dead' WHERE state = 'waiting'"


class Length(Struct, frozen=True):
    """Rounds, and the letters of one to good and bad receivers together."""

    rounds: int
    letters: int


class Stamped:
    """A webhook that writes down when each letter to a good receiver was taken."""

    name, outer, slots = "webhook", True, 32

    def __init__(self, inner: Webhook) -> None:
        self.inner, self.taken_at = inner, list[float]()

    async def send(self, letter: Letter) -> None:
        await self.inner.send(letter)
        if letter.lane.startswith("good"):
            self.taken_at.append(time.perf_counter())


class Round:
    """One side: these desks are told, good ones as often as in the other."""

    def __init__(self, ground: Ground, port: int, good: list[str], bad: list[str], letters: int) -> None:
        self.ground, self.port, self.good, self.bad = ground, port, good, bad
        self.each = letters // (len(GOOD) + len(BAD))
        self.number = 0

    async def __call__(self) -> float:
        """Seconds: the p99 of the good ones' ways."""
        self.number += 1
        channel = Stamped(webhook(self.port, *GOOD, *BAD))
        post = deliverer(channel)
        desks = [desk for _ in range(self.each) for desk in (*self.bad, *self.good)]
        async with transaction() as now:
            mark = f"{len(self.bad)}:{self.number}"
            await enqueue([Notice("news", one, f"{mark}:{nth}", nth) for nth, one in enumerate(desks)], now)
        begun = time.perf_counter()
        async with asyncio.timeout(LONGEST_S):
            while len(channel.taken_at) < self.each * len(self.good):
                await post.deliver_due()
                await asyncio.sleep(PERIODS_S["deliver"])
        await post.stop()
        await self.ground.command(FORGET, of=DATABASE)
        if len(channel.taken_at) != self.each * len(self.good):
            raise WrongAnswer("a good receiver had a letter twice")
        return sorted(channel.taken_at)[math.ceil(len(channel.taken_at) * 0.99) - 1] - begun


async def measure(ground: Ground, length: Length, tell: Told) -> list[Line]:
    """Receivers on real sockets of this machine."""
    await ground.clone(DATABASE)
    try:
        async with ground.pool(DATABASE), receivers() as out:
            good, bad = [await _desk(host) for host in GOOD], [await _desk(host) for host in BAD]
            alone = Round(ground, out.port, good, [], length.letters)
            beside = Round(ground, out.port, good, bad, length.letters)
            compared = await in_turn(alone, beside, length.rounds)
        tell(f"receivers_p99: {length.letters} letters; without the bad ones as floor: {compared.remark()}")
        return [compared.line("receivers_p99", BAR)]
    finally:
        await ground.drop(DATABASE)


async def _desk(host: str) -> str:
    """A desk of a bureau of its own, with a hook to this host."""
    of, station = await bureau(host)
    await hook(of, host)
    return f"desk:{station}"
