"""One client's stream: what waits for him, a few things at the most; and the list of all, by whom they concern."""

import asyncio
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from lianfang.access import ACTIONS, Actor
from lianfang.web.live.words import bye
from zones.aid.vocabulary import Request

MOST_WAITING = 64
"""Whoever has not read so many is dropped; he comes back and is told how everything stands."""
MOST_OF_ONE = 20
"""Streams of one account; the oldest goes."""
MOST_REMEMBERED = 200
"""Requests of which a stream knows what it was told; beyond, those that ended are forgotten."""
Key = tuple[str, int]
_numbers = itertools.count()


class Told(Struct, frozen=True):
    """What a stream was last told of a request."""

    version: int
    audience: str
    open: bool


class Stream:
    """`session` or `token` is what opened it; `told` what it knows, by request; `greeted` after its hello."""

    def __init__(self, actor: Actor, session: int | None = None, token: int | None = None) -> None:
        self.number = next(_numbers)
        self.actor, self.session, self.token = actor, session, token
        self.told: dict[int, Told] = {}
        self.greeted = self.over = False
        self._waiting: list[bytes] = []
        self._some = asyncio.Event()

    def knows(self, request: int, told: Told) -> None:
        """Keeps what it is told."""
        if len(self.told) >= MOST_REMEMBERED:
            self.told = {number: one for number, one in self.told.items() if one.open}
        self.told[request] = told

    def give(self, said: bytes) -> None:
        """Never waits. Too much unread ends the stream."""
        if self.over:
            return
        if len(self._waiting) >= MOST_WAITING:
            self._waiting.clear()
            return self.end("slow")
        self._waiting.append(said)
        if self.greeted:
            self._some.set()

    def greet(self, said: bytes) -> None:
        """Its hello, before whatever else came while it waited for it."""
        self.greeted = True
        self._waiting.insert(0, said)
        self._some.set()

    def end(self, why: str) -> None:
        """The last that it says."""
        if not self.over:
            self.over = True
            self._waiting.append(bye(why))
            self._some.set()

    @property
    def done(self) -> bool:
        """Whether it has said its last."""
        return self.over and not self._waiting

    async def take(self) -> bytes:
        """All that waits, as soon as something does."""
        await self._some.wait()
        self._some.clear()
        said, self._waiting = b"".join(self._waiting), []
        return said


class Streams:
    """All streams of a process, and by key those whom a request can concern."""

    def __init__(self) -> None:
        self._all: dict[Stream, tuple[Key, ...]] = {}
        self._by: defaultdict[Key, dict[Stream, None]] = defaultdict(dict)

    def __iter__(self) -> Iterator[Stream]:
        return iter(tuple(self._all))

    def __len__(self) -> int:
        return len(self._all)

    def add(self, stream: Stream) -> None:
        own = self._by["account", stream.actor.account]
        if len(own) >= MOST_OF_ONE:
            oldest = next(iter(own))
            oldest.end("many")
            self.remove(oldest)
        self._all[stream] = keys = (("account", stream.actor.account), *_keys(stream.actor))
        for key in keys:
            self._by[key][stream] = None

    def remove(self, stream: Stream) -> None:
        for key in self._all.pop(stream, ()):
            self._by[key].pop(stream, None)
            if not self._by[key]:
                del self._by[key]

    def near(self, request: Request) -> Iterable[Stream]:
        """Everybody whom it may concern; whether it does is asked one by one."""
        keys: list[Key] = [("desk", request.station), ("unit", request.unit)]
        keys += [("person", alert.person) for alert in request.alerts]
        keys += [("unit", alert.unit) for alert in request.alerts if alert.unit is not None]
        return {stream: None for key in keys for stream in self._by.get(key, ())}


def _keys(actor: Actor) -> set[Key]:
    keys: set[Key] = {("unit", held.unit) for held in actor.roles if held.unit is not None}
    if actor.person is not None:
        keys.add(("person", actor.person))
    desks = [held for held in actor.roles if held.role in ACTIONS["aid.desk"]]
    return keys | {("desk", station) for held in desks for station in held.stations}
