"""The hub of a process: hears that a request changed, fetches it once, says it to every stream that it concerns.

State, not messages: what counts is what a stream knows and how things stand. So nothing is missed by a drop or a deaf
moment, and nothing is said twice.
"""

import asyncio
import itertools
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from lianfang.access import Actor, can
from lianfang.accounts.still import sessions_still, tokens_still, watching
from lianfang.database import look, transaction
from lianfang.flows.aid.changed import Changed, changed
from lianfang.flows.aid.seen import audience_of
from lianfang.web.live.listener import LOST, Listener
from lianfang.web.live.stopping import when_asked_to_stop
from lianfang.web.live.streams import Stream, Streams, Told
from lianfang.web.live.words import OPENING, OPS, beat, bye, event, fragment, hello
from zones.ground.scope import Scope

BEAT_S, PARTS = 5.0, 25
"""A beat is said to a part of the streams after the other: all at once would make an alert wait."""
AGAIN_S = 0.2
LEAVING_S = 2.0
NOWHERE = Scope(())
log = logging.getLogger(__name__)


class Hub:
    """Runs in the server's lifespan. Before and after, a stream says how things stand and ends: whoever asks comes back."""

    def __init__(self) -> None:
        self.streams = Streams()
        self.listener = Listener(self.heard, self.deaf_until_now)
        self.open = False
        self._changed: set[int] = set()
        self._all_anew = False
        self._some = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        self.open = True
        tasks = [asyncio.create_task(work) for work in (self.listener.run(), self._tell_changes(), self._beats())]
        for task in tasks:
            task.add_done_callback(self._broken)
        try:
            with when_asked_to_stop(lambda: self._end_all("restart")):
                yield
        finally:
            await self.close()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _broken(self, task: asyncio.Task[None]) -> None:
        """A fault of ours: without a hub streams only say how things stand, every time somebody comes back."""
        fault = None if task.cancelled() else task.exception()
        if fault is not None:
            log.error("the live hub has stopped: %s", type(fault).__name__, exc_info=fault)
            self._end_all("restart")

    async def close(self) -> None:
        """Says bye to everybody and waits until they have it, a moment at the most."""
        self._end_all("restart")
        deadline = asyncio.get_running_loop().time() + LEAVING_S
        while len(self.streams) and asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(0.01)

    def _end_all(self, why: str) -> None:
        self.open = False
        for stream in self.streams:
            stream.end(why)

    def heard(self, payload: str) -> None:
        """aid:<id> or ops:<id>, as `announce` says it."""
        kind, _, number = payload.partition(":")
        if kind == "ops":
            self._tell_desks()
        if kind == "aid" and number.isdecimal():
            self._changed.add(int(number))
            self._some.set()

    def _tell_desks(self) -> None:
        """Something about the platform itself has changed: whoever watches looks anew."""
        for stream in self.streams:
            if can(stream.actor, "aid.desk"):
                stream.give(OPS)

    def deaf_until_now(self) -> None:
        """Whatever changed meanwhile was not heard: everything is compared anew."""
        self._tell_desks()
        self._all_anew = True
        self._some.set()

    async def stream(self, actor: Actor, session: int | None = None, token: int | None = None) -> AsyncIterator[bytes]:
        """What one client is told, until he goes, is too slow, is signed out, or the server ends."""
        yield OPENING
        if not self.open:
            yield await self._standing(actor) + bye("restart")
            return
        made = Stream(actor, session, token)
        self.streams.add(made)
        self._some.set()
        try:
            while not made.done:
                yield await made.take()
        finally:
            self.streams.remove(made)

    async def _standing(self, actor: Actor) -> bytes:
        found, now = await changed([], _stations([actor]))
        return hello(
            [fragment(one, who) for one in found.values() if (who := audience_of(actor, one.request, now))], False
        )

    async def _tell_changes(self) -> None:
        while True:
            await self._some.wait()
            self._some.clear()
            try:
                await self._tell_what_changed()
            except LOST as fault:
                log.warning("the live hub could not fetch what changed: %s", type(fault).__name__)
                self._all_anew = True
                self._some.set()
                await asyncio.sleep(AGAIN_S)

    async def _tell_what_changed(self) -> None:
        """One fetch for all that changed since the last, and for all who came since then."""
        ids, self._changed = self._changed, set()
        anew, self._all_anew = self._all_anew, False
        new = [stream for stream in self.streams if not stream.greeted]
        if anew:
            ids |= {number for stream in self.streams for number, told in stream.told.items() if told.open}
        scope = _stations([stream.actor for stream in (self.streams if anew else new)])
        if not self.streams or not (ids or scope.stations or new):
            return
        found, now = await changed(sorted(ids), scope)
        for one in found.values():
            self._tell(one, now)
        self._greet(new, [one for one in found.values() if one.request.state == "open"], now)

    def _tell(self, one: Changed, now: datetime) -> None:
        """The bytes are made once for each audience."""
        request, made = one.request, dict[str, bytes]()
        for stream in self.streams.near(request):
            if not stream.greeted:
                continue
            audience, told = audience_of(stream.actor, request, now), stream.told.get(request.id)
            if told is None and not audience:
                continue
            if told and told.version >= request.version and told.audience == audience:
                continue
            if audience not in made:
                made[audience] = event("aid", fragment(one, audience))
            stream.knows(request.id, Told(request.version, audience, bool(audience) and request.state == "open"))
            stream.give(made[audience])

    def _greet(self, streams: list[Stream], found: list[Changed], now: datetime) -> None:
        """Everything open, to those who came; again bytes once for each audience, however many come at a time."""
        made: dict[tuple[int, str], bytes] = {}
        for stream in streams:
            said = []
            for one in found:
                number, audience = one.request.id, audience_of(stream.actor, one.request, now)
                if audience:
                    stream.knows(number, Told(one.request.version, audience, True))
                    said.append(
                        made.get((number, audience)) or made.setdefault((number, audience), fragment(one, audience))
                    )
            stream.greet(hello(said, self.listener.listening))

    async def _beats(self) -> None:
        for part in itertools.cycle(range(PARTS)):
            await asyncio.sleep(BEAT_S / PARTS)
            await self.beat([stream for stream in self.streams if stream.number % PARTS == part])

    async def beat(self, streams: list[Stream]) -> None:
        """Says that it is there, to everybody who is still signed in as what he was."""
        try:
            await self._look_again(streams)
        except LOST:
            log.warning("the live hub could not ask who is still signed in")
        said = beat(self.listener.listening)
        for stream in streams:
            stream.give(said)

    async def _look_again(self, streams: list[Stream]) -> None:
        sessions = [stream.session for stream in streams if stream.session is not None]
        tokens = [stream.token for stream in streams if stream.token is not None]
        if not streams:
            return

        async def read() -> tuple[dict[int, Actor], dict[int, Actor]]:
            return await sessions_still(sessions), await tokens_still(tokens)

        by_session, by_token = await look(read)
        for stream in streams:
            actor = by_token.get(stream.token or 0) if stream.session is None else by_session.get(stream.session)
            if actor is None:
                stream.end("signed_out")
            elif (actor.roles, actor.person, actor.actions) != (
                stream.actor.roles,
                stream.actor.person,
                stream.actor.actions,
            ):
                stream.end("changed")
        desks = [one.session for one in streams if one.session and not one.over and can(one.actor, "aid.desk")]
        if desks:
            async with transaction() as now:
                await watching(desks, now)


def _stations(actors: list[Actor]) -> Scope:
    return Scope(tuple(sorted({station for actor in actors for held in actor.roles for station in held.stations})))
