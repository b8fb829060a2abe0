"""Delivers: claim, send, write what came of it. At least once; a receiver knows by the key what it has already had."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Any

from lianfang.database import transaction
from lianfang.notices import claims
from lianfang.notices.channels.channel import Channel, Letter, NotTaken
from lianfang.notices.lanes import Lanes
from lianfang.notices.rules import Outcome, after_failure, why_unwanted
from zones.aid import reads

LONGEST_S = 5.0
GRACE_S = 2.0
AID = "aid_"
Claimed = tuple[Letter, bool]
"""A letter and whether it still has to leave the house."""
Guard = Callable[[str, Coroutine[Any, Any, Any]], Awaitable[bool]]


class Deliverer:
    """One to a process. `guard` writes down what fails unforeseen; `is_scene`: whether the people here are invented."""

    def __init__(
        self,
        channels: Iterable[Channel],
        guard: Guard,
        is_scene: Callable[[], Awaitable[bool]],
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self.channels = {channel.name: channel for channel in channels}
        self.lanes = {channel.name: Lanes(channel.slots) for channel in channels}
        self.guard, self.is_scene, self.jitter = guard, is_scene, jitter
        self.held: dict[int, int] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.one_pass = asyncio.Lock()
        self.stopping = False

    async def deliver_due(self) -> int:
        """One pass: starts as many letters as there are slots, waits for none of them. Returns how many were started."""
        if self.stopping:
            return 0
        async with self.one_pass:
            claimed = await self._claim_all()
            for letter, wanted in claimed:
                self.lanes[letter.channel].take(letter.lane)
                task = asyncio.create_task(self._serve(letter, wanted))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)
        return sum(wanted for _, wanted in claimed)

    async def drain(self) -> int:
        """Passes until nothing is due and nothing on its way. Returns how many letters the passes started."""
        started = 0
        while True:
            fresh = await self.deliver_due()
            if not self.tasks:
                return started + fresh
            started += fresh
            await asyncio.wait(self.tasks)

    async def _claim_all(self) -> list[Claimed]:
        async with transaction() as now:
            await claims.expire(now)
            waiting: dict[str, dict[str, int]] = {name: {} for name in self.channels}
            for channel, lane, due in await claims.due_lanes(now):
                waiting.get(channel, {})[lane] = due
            room: dict[str, int] = {}
            for name, lanes in self.lanes.items():
                room |= lanes.rooms(waiting[name], now)
            claimed = await self._judged(await claims.claim(room, now))
        self._hold(claimed)
        return claimed

    async def _claim_next(self, letter: Letter) -> list[Claimed]:
        """The lane's next letter, for the slot that this one leaves; empty where none is due or the host fails."""
        async with transaction() as now:
            if self.stopping or not self.lanes[letter.channel].keeps(letter.lane, now):
                return []
            claimed = await self._judged(await claims.claim({letter.lane: 1}, now))
        self._hold(claimed)
        return claimed

    def _hold(self, claimed: list[Claimed]) -> None:
        self.held |= {letter.id: letter.epoch for letter, wanted in claimed if wanted}

    async def _judged(self, letters: list[Letter]) -> list[Claimed]:
        """Whether each still has to leave the house; those that need not are skipped in the same transaction."""
        outer = [letter for letter in letters if self.channels[letter.channel].outer]
        scene = bool(outer) and await self.is_scene()
        calls = {letter.about for letter in outer if letter.kind.startswith(AID)}
        abouts = {request.id: request for request in await reads.by_ids(sorted(calls))} if calls else {}
        judged: list[Claimed] = []
        for letter in letters:
            about = abouts.get(letter.about) if letter.kind.startswith(AID) else None
            why = why_unwanted(letter.kind, letter.to, letter.waits, about)
            why = ("scene" if scene else why) if self.channels[letter.channel].outer else ""
            if why:
                await claims.settle(letter, Outcome("skipped", why), letter.now)
            judged.append((letter, not why))
        return judged

    async def _serve(self, letter: Letter, wanted: bool) -> None:
        """One slot of a lane: this letter and those after it."""
        try:
            await self.guard("deliver", self._one_after_another(letter, wanted))
        finally:
            self.lanes[letter.channel].give(letter.lane)

    async def _one_after_another(self, letter: Letter, wanted: bool) -> None:
        claimed = [(letter, wanted)]
        while claimed:
            letter, wanted = claimed[0]
            if wanted:
                await self._deliver(letter)
            claimed = await self._claim_next(letter)

    async def _deliver(self, letter: Letter) -> None:
        fault = await self._send(letter)
        async with transaction() as now:
            if fault is None:
                outcome = Outcome("sent")
            else:
                outcome = after_failure(fault.error, fault.permanent, letter.tries, fault.wait_s, self.jitter(), now)
            await claims.settle(letter, outcome, now)
        self.held.pop(letter.id, None)
        self.lanes[letter.channel].went(letter.lane, fault is None or not fault.ailing, now)

    async def _send(self, letter: Letter) -> NotTaken | None:
        """Outside any transaction, and never longer than five seconds all in all."""
        try:
            async with asyncio.timeout(LONGEST_S):
                await self.channels[letter.channel].send(letter)
        except NotTaken as fault:
            return fault
        except TimeoutError:
            return NotTaken("timeout", ailing=True)
        return None

    async def stop(self) -> None:
        """What is on its way may end; then leases are given back, so that another process need not wait for them."""
        self.stopping = True
        async with self.one_pass:
            pass
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=GRACE_S)
        left = list(self.tasks)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        if self.held:
            async with transaction():
                await claims.release(self.held)
            self.held.clear()
