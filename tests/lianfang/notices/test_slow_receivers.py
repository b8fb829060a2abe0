"""D-02: one receiver hangs, one fails, one drips; twenty good ones wait for none of them. Counted in slots, real sockets."""

import asyncio
import time
from collections import Counter
from datetime import datetime

from lianfang.database import transaction
from lianfang.notices.channels.channel import Letter
from lianfang.notices.channels.webhook import Webhook
from lianfang.notices.deliver import Deliverer
from lianfang.notices.lanes import Lanes
from lianfang.notices.outbox import enqueue
from lianfang.notices.tables import Sending
from tests.conftest import Clock
from tests.lianfang.notices.outside import Box, bureau, deliverer, drain, hook, states, tell
from tests.lianfang.notices.receivers import Receivers, receivers, webhook
from tests.watch import NIGHT
from zones.ground.notice import Notice

GOOD = [f"good{nth}.example.cn" for nth in range(20)]
BAD = ["hang.example.cn", "bad.example.cn", "drip.example.cn"]
NOTICES = 500


class Timed:
    """A webhook that writes down how long each letter of each host was on its way."""

    name, outer, slots = "webhook", True, 32

    def __init__(self, inner: Webhook) -> None:
        self.inner, self.took_s = inner, {host: [] for host in (*GOOD, *BAD)}  # type: ignore[var-annotated]

    async def send(self, letter: Letter) -> None:
        began = time.monotonic()
        try:
            await self.inner.send(letter)
        finally:
            self.took_s[letter.lane.partition(":")[0]].append(time.monotonic() - began)


class Watched(Lanes):
    """Counts good letters that found no slot while a bad receiver held one of the same pool."""

    held_up, most_held = 0, 0

    def rooms(self, waiting: dict[str, int], now: datetime) -> dict[str, int]:
        before = Counter(self.waited)
        rooms = super().rooms(waiting, now)
        short = self.waited - before
        bad = [self.lanes[f"{host}:443"] for host in BAD]
        self.most_held = max(self.most_held, *(lane.held for lane in bad))
        pools = {lane.pool for lane in bad if lane.held}
        self.held_up += sum(count for name, count in short.items() if self.lanes[name].pool in pools)
        return rooms


async def _bureaus(hosts: list[str]) -> list[str]:
    """A desk of a bureau of its own for each host."""
    desks = []
    for host in hosts:
        of, station = await bureau(host)
        await hook(of, host)
        desks.append(f"desk:{station}")
    return desks


async def _tell_all(desks: list[str], count: int, mark: str) -> None:
    async with transaction() as now:
        await enqueue([Notice("news", desks[n % len(desks)], f"{mark}:{n}", n) for n in range(count)], now)


async def _until_good_are_sent(post: Deliverer, out: Receivers, count: int) -> None:
    """Passes as the ticker makes them, but as often as a slot comes free."""
    async with asyncio.timeout(60):
        while len(out.effects("good")) < count or await _good_waiting():
            await post.deliver_due()
            if post.tasks:
                await asyncio.wait(post.tasks, timeout=0.05, return_when=asyncio.FIRST_COMPLETED)


async def _good_waiting() -> int:
    rows = await Sending.raw("SELECT count(*) AS n FROM sending WHERE state = 'waiting' AND lane LIKE 'good%'")
    return int(rows[0]["n"])


async def test_no_good_letter_waits_for_the_slot_of_a_bad_receiver(db: str) -> None:
    good, bad = await _bureaus(GOOD), await _bureaus(BAD)
    async with receivers() as out:
        channel = Timed(webhook(out.port, *GOOD, *BAD))
        post = deliverer(channel)
        lanes = post.lanes["webhook"] = Watched(channel.slots)
        await _tell_all(good + bad, NOTICES, "all")
        count = sum(n % len(good + bad) < len(good) for n in range(NOTICES))
        await _until_good_are_sent(post, out, count)
        await post.stop()
    assert lanes.held_up == 0
    assert lanes.most_held <= 1, "a host that never took a letter holds one slot, of those for new and failing ones"
    assert all(out.peak[host] <= 1 for host in BAD)
    assert set(out.effects("good").values()) == {1} and len(out.effects("good")) == count
    assert max(one for host in GOOD for one in channel.took_s[host]) < 5, "none of them was given up"


async def test_a_receiver_that_goes_bad_rests_and_comes_back(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    (desk,) = await _bureaus(["hook.example.cn"])
    box = Box()
    async with receivers() as out:
        hook_out = webhook(out.port, "hook.example.cn")
        box.name, broken = "webhook", [True]

        async def send(letter: Letter) -> None:
            await hook_out.send(letter)
            if broken[0]:
                raise TimeoutError

        box.send = send  # type: ignore[method-assign]
        post = deliverer(box)
        await tell(*[desk] * 1, mark="first")
        await _tell_all([desk], 20, "then")
        await drain(post)
        assert sum(state != "waiting" or tries > 0 for state, tries, _ in await states()) == 3, (
            "three tries, then a rest"
        )
        broken[0] = False
        clock.set(NIGHT.replace(second=6))
        await drain(post)
        assert {state for state, _, _ in await states()} == {"sent"}
        assert set(out.effects().values()) <= {1, 2} and len(out.effects()) == 21
