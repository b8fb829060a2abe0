"""An in-memory twin of what backup's flows need of the database: transactions, row locks, versions, keys told once.

It runs under asyncio and under the simulator alike: every statement is a point at which others go on, or a process dies.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from lianfang.commands import Key, OtherBody
from zones.aid.actions import LostVersion
from zones.aid.rules.telling import Decided
from zones.aid.vocabulary import Event, Policy, Request
from zones.ground.notice import Notice

Watching = Callable[[Request, Any, Decided, datetime], None]


class Pause:
    """A statement on its way."""

    def __await__(self) -> Generator[None, None, None]:
        yield


class Open:
    """An open transaction: what it wrote is seen by itself alone until it commits."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.requests: dict[int, Request] = {}
        self.decisions: list[tuple[Any, Decided]] = []
        self.written: list[tuple[Request, Any, Decided]] = []
        self.notices: list[Notice] = []
        self.commands: dict[str, tuple[tuple[str, ...], str]] = {}
        self.locks: set[object] = set()


class Store:
    """`checks_version`, `locks_rows`, `keeps_keys` are guards; a test takes one away and must see the simulation fail."""

    def __init__(self, clock: Callable[[], datetime], watch: Watching | None = None) -> None:
        self.clock, self.watch = clock, watch
        self.checks_version = self.locks_rows = self.keeps_keys = True
        self.requests: dict[int, Request] = {}
        self.events: dict[int, list[Event]] = {}
        self.notices: dict[str, Notice] = {}
        self.commands: dict[str, tuple[tuple[str, ...], str]] = {}
        self._locks: dict[object, Open] = {}
        self._held: ContextVar[Open] = ContextVar("held")
        self._ids = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[datetime]:
        held = Open(self.clock())
        token = self._held.set(held)
        try:
            await Pause()
            yield held.now
            await Pause()
            self._commit(held)
        finally:
            for name in held.locks:
                del self._locks[name]
            held.locks.clear()
            self._held.reset(token)
        await Pause()

    def _commit(self, held: Open) -> None:
        for before, command, decided in held.written:
            now_there = self.requests.get(before.id, before)
            self.requests[before.id] = decided.request
            self.events.setdefault(before.id, []).extend(decided.events)
            if self.watch:
                self.watch(now_there, command, decided, held.now)
        for notice in held.notices:
            self.notices.setdefault(notice.key, notice)
        self.commands |= held.commands

    async def _lock(self, name: object) -> None:
        held = self._held.get()
        while self._locks.get(name, held) is not held:
            await Pause()
        self._locks[name] = held
        held.locks.add(name)

    async def answered_once(self, key: Key, body: list[str], do: Callable[[datetime], Awaitable[str]]) -> str:
        """As lianfang.commands.answered_once."""
        given = (key.actor, *body)
        async with self.transaction() as now:
            await Pause()
            if self.keeps_keys:
                await self._lock(("command", key.key))
            earlier = self.commands.get(key.key) if self.keeps_keys else None
            if earlier and earlier[0] != given:
                raise OtherBody()
            answer = earlier[1] if earlier else await do(now)
            self._held.get().commands[key.key] = (given, answer)
        return answer

    def _seen(self, request: int) -> Request | None:
        return self._held.get().requests.get(request) or self.requests.get(request)

    def visible(self) -> list[Request]:
        """All requests, as the transaction sees them."""
        return list((self.requests | self._held.get().requests).values())

    async def locked(self, request: int) -> Request | None:
        await Pause()
        if self.locks_rows:
            await self._lock(("request", request))
        return self._seen(request)

    async def hold(self, person: int) -> None:
        await Pause()
        await self._lock(("person", person))

    async def by_ids(self, requests: list[int]) -> list[Request]:
        await Pause()
        return [found for one in sorted(requests) if (found := self._seen(one))]

    async def due(self, now: datetime, most: int) -> list[int]:
        await Pause()
        dues = [(one.next_deadline, one.id) for one in self.visible() if one.next_deadline and one.next_deadline <= now]
        return [request for _, request in sorted(dues)][:most]

    async def begin(
        self,
        station: int,
        bureau: int,
        unit: int,
        kind: str,
        policy: Policy,
        now: datetime,
        account: int,
        drill: bool,
        behalf: bool,
    ) -> Request:
        await Pause()
        self._ids += 1
        return Request(self._ids, station, bureau, unit, kind, drill, now, policy)

    def decided(self, command: Any, decided: Decided) -> None:
        """What was decided: `write` keeps it for whoever watches."""
        self._held.get().decisions.append((command, decided))

    async def write(self, before: Request, decided: Decided, now: datetime) -> None:
        await Pause()
        held = self._held.get()
        commands = [command for command, made in held.decisions if made is decided]
        if decided.request.version == before.version:
            return
        await self._lock(("request", before.id))
        there = self._seen(before.id)
        if self.checks_version and there and there.version != before.version:
            raise LostVersion
        held.requests[before.id] = decided.request
        held.written.append((before, commands[0] if commands else None, decided))

    async def enqueue(self, notices: Iterable[Notice], now: datetime) -> None:
        await Pause()
        self._held.get().notices += notices

    async def nothing(self, *_: Any, **__: Any) -> None:
        """Side rows and signals that no decision rests on: positions, audit lines, who was left out, pg_notify."""
        await Pause()
