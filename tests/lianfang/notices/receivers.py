"""Receivers on the loopback that behave as their Host header says, and lines that lead nowhere else."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from msgspec import Struct

from lianfang.notices.channels.channel import Letter
from lianfang.notices.channels.webhook import Webhook
from lianfang.notices.channels.wire import Wire
from tests.watch import NIGHT

PUBLIC = "93.184.215.14"
SECRET = b"5ec2e7"


class Heard(Struct):
    """One request as it came: its first line, headers (lower case), body."""

    line: str
    headers: dict[str, str]
    body: bytes


class Receivers:
    """`hang…` never answers, `drip…` answers a byte a second, `bad…` with 500, `away…` with a redirect; the others take it.

    A receiver knows a letter by its key: `effects`.
    """

    def __init__(self) -> None:
        self.port, self.connections = 0, 0
        self.heard: list[Heard] = []
        self.at_once: Counter[str] = Counter()
        self.peak: Counter[str] = Counter()
        self.location = ""

    def effects(self, host: str = "") -> Counter[str]:
        return Counter({one.headers["idempotency-key"] for one in self.heard if one.headers["host"].startswith(host)})

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        host = ""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
            body = await reader.readexactly(int(headers.get("content-length", 0)))
            host = headers["host"]
            self.at_once[host] += 1
            self.peak[host] = max(self.peak[host], self.at_once[host])
            self.heard.append(Heard(head[0], headers, body))
            await self._say(host, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.at_once[host] -= 1
            writer.close()

    async def _say(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if host.startswith("hang"):
            await reader.read()  # until the other side gives up
            return
        if host.startswith("drip"):
            for letter in b"HTTP/1.1 200 OK":
                writer.write(bytes([letter]))
                await writer.drain()
                if await _gone(reader, 1.0):
                    return
        status = (
            "500 No"
            if host.startswith("bad")
            else f"302 Away\r\nLocation: {self.location}"
            if host.startswith("away")
            else "200 OK"
        )
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()


async def _gone(reader: asyncio.StreamReader, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            return not await reader.read(1)
    except TimeoutError:
        return False


@asynccontextmanager
async def receivers(**options: object) -> AsyncIterator[Receivers]:
    made = Receivers()
    server = await asyncio.start_server(made.answer, "127.0.0.1", 0, **options)  # type: ignore[arg-type]
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()


class Line(httpx.AsyncBaseTransport):
    """Leads to the loopback alone, wherever it was asked to go: `asked` keeps the addresses. Plain, or TLS with `verify`."""

    def __init__(self, port: int, asked: list[str] | None = None, verify: object = None) -> None:
        self.port, self.asked, self.tls = port, [] if asked is None else asked, verify is not None
        self.inner = httpx.AsyncHTTPTransport(verify=verify or False)  # type: ignore[arg-type]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.url.host}:{request.url.port or 443} {request.extensions['sni_hostname']}")
        request.url = request.url.copy_with(scheme="https" if self.tls else "http", host="127.0.0.1", port=self.port)
        return await self.inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self.inner.aclose()


class Straight(httpx.AsyncBaseTransport):
    """Goes where it is asked to, if that is the loopback: what must never happen would be counted there."""

    def __init__(self, asked: list[str]) -> None:
        self.asked, self.inner = asked, httpx.AsyncHTTPTransport(verify=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request.url.host)
        if not request.url.host.startswith("127."):
            raise httpx.ConnectError("no way out of a test")
        return await self.inner.handle_async_request(request)


def webhook(port: int, *hosts: str, asked: list[str] | None = None, verify: object = None) -> Webhook:
    """To receivers on the loopback; every name is at a public address."""

    async def resolve(host: str, _: int) -> list[str]:
        return [PUBLIC]

    return Webhook(hosts, Wire((), resolve, lambda: Line(port, asked, verify)), lambda name: SECRET)


def letter(url: str = "https://hook.example.cn/in", **changes: object) -> Letter:
    facts = {"incident": "fight", "drill": False, "unit": 5, "wave": 0}
    values = {"id": 1, "epoch": 1, "tries": 1, "channel": "webhook", "lane": "hook.example.cn:443"}
    told = {"key": "aid:5:aid_alert:person:7:3", "kind": "aid_alert", "to": "person:7", "about": 5, "facts": facts}
    return Letter(**values | told | {"at": NIGHT, "now": NIGHT, "address": url, "secret": "s1"} | changes)  # type: ignore[arg-type]
