"""Clients of /api/live, straight on an app: what came, and what somebody's screen would show."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import httpx
from msgspec import json

from lianfang.access import Held
from lianfang.accounts import sessions
from lianfang.app import make_app
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.accounts.give_token import give_token
from lianfang.flows.accounts.open_account import open_account
from lianfang.web.cookies import SESSION
from tests.watch import Watch, key

WITHIN_S = 20
"""A test that waits so long for an event has failed."""
Event = tuple[str, dict[str, Any]]


class Reader:
    """One connection. While it does not `read`, the server's sending waits, as behind a line that is stuck."""

    def __init__(self, app: Any, headers: dict[str, str]) -> None:
        self.events: list[Event] = []
        self.chunks: list[bytes] = []
        self.head: dict[str, Any] = {}
        self.read, self._came, self._gone = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self.read.set()
        raw = [(b"host", b"lianfang.test"), *((name.encode(), text.encode()) for name, text in headers.items())]
        scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http"}
        scope |= {"path": "/api/live", "raw_path": b"/api/live", "query_string": b"", "root_path": "", "headers": raw}
        scope |= {"client": ("127.0.0.1", 1), "server": ("lianfang.test", 80), "state": {}}
        self.task = asyncio.create_task(app(scope, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        await self.read.wait()
        if message["type"] == "http.response.start":
            self.head = message
        elif body := message["body"]:
            self.chunks.append(body)
            self.events += [_event(part) for part in body.decode().split("\n\n") if "event:" in part]
        if message["type"] == "http.response.body" and not message.get("more_body"):
            self._gone.set()  # as servers do
        self._came.set()

    async def until(self, right: Callable[[list[Event]], bool]) -> list[Event]:
        """Waits until what came is right."""
        async with asyncio.timeout(WITHIN_S):
            while not right(self.events):
                self._came.clear()
                await self._came.wait()
        return self.events

    async def greeted(self) -> "Reader":
        await self.until(lambda events: bool(events))
        assert self.events[0][0] == "hello"
        return self

    async def leave(self) -> None:
        """The line is cut."""
        self._gone.set()
        await asyncio.wait_for(self.task, WITHIN_S)

    async def ended(self) -> dict[str, Any]:
        """The last that it heard, when the server has ended it."""
        await asyncio.wait_for(self.task, WITHIN_S)
        assert self.events[-1][0] == "bye"
        return self.events[-1][1]

    @property
    def aid(self) -> list[dict[str, Any]]:
        """What came after the greeting."""
        return [told for name, told in self.events if name == "aid"]

    def screen(self) -> dict[int, str]:
        """Open requests, as a page would have them."""
        shown: dict[int, str] = {}
        for name, told in self.events:
            if name == "hello":
                shown = {one["request"]: one["state"] for one in told["requests"]}
            elif name == "aid":
                shown[told["request"]] = told["state"]
        return {request: state for request, state in shown.items() if state == "open"}

    def versions(self) -> list[tuple[int, int]]:
        """(request, version) as they came, the greeting's first."""
        greeting = self.events[0][1]["requests"]
        return [(one["request"], one["version"]) for one in (*greeting, *self.aid)]


def _event(part: str) -> Event:
    lines = dict(line.split(": ", 1) for line in part.splitlines() if not line.startswith(":"))
    return lines["event"], json.decode(lines["data"])


class Net:
    """One process: its app with a running hub; and tokens by name, which any process takes."""

    def __init__(self, app: Any, tokens: dict[str, str]) -> None:
        self.app, self.tokens, self.hub = app, tokens, app.state.live

    async def beat(self) -> None:
        """To everybody, now."""
        await self.hub.beat(list(self.hub.streams))

    async def reader(self, name: str) -> Reader:
        return await Reader(self.app, {"authorization": f"Bearer {self.tokens[name]}"}).greeted()

    async def signed_in(self, account: int, kind: str = "phone") -> tuple[str, Reader]:
        """With a session: (its token, a reader)."""
        async with transaction() as now:
            token = await sessions.begin(account, kind, None, "", now)
        return token, await Reader(self.app, {"cookie": f"{SESSION}={token}"}).greeted()

    async def post(self, name: str, path: str, **body: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.app)
        headers = {"authorization": f"Bearer {self.tokens[name]}", "idempotency-key": key().key}
        async with httpx.AsyncClient(transport=transport, base_url="http://lianfang.test", headers=headers) as client:
            return await client.post(f"/api{path}", json=body)


@asynccontextmanager
async def nets(tokens: dict[str, str], count: int = 1):  # type: ignore[no-untyped-def]
    """So many processes on one database."""
    async with AsyncExitStack() as stack:
        made = [Net(make_app(), tokens) for _ in range(count)]
        for net in made:
            await stack.enter_async_context(net.hub.running())
            async with asyncio.timeout(WITHIN_S):
                while not net.hub.listener.listening:
                    await asyncio.sleep(0)
        yield made


async def people(watch: Watch) -> tuple[dict[str, str], dict[str, int]]:
    """Tokens and accounts of: the desk, a second desk, and of every zone's units u00 … and guards g00 …"""
    tokens, accounts = {}, {}

    async def opened(name: str, held: Held, person: int | None = None) -> None:
        accounts[name] = await open_account(OPERATOR, name, held, key(), person=person)
        tokens[name] = await give_token(OPERATOR, name, [], 30)

    for name, role in (("desk", "officer"), ("desk2", "auxiliary")):
        await opened(name, Held(role, watch.bureau, (watch.station,)))
    for zone, units in enumerate(watch.units):
        for nth, unit in enumerate(units):
            await opened(f"u{zone}{nth}", Held("unit", watch.bureau, (), unit=unit))
            await opened(f"g{zone}{nth}", Held("guard", watch.bureau, ()), watch.guards[zone][nth])
    return tokens, accounts
