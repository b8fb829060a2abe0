"""Hands a notice to a bureau's own system: signed, to the address that was looked at, without following anybody elsewhere."""

import asyncio
import hashlib
import hmac
import re
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import httpx
from msgspec import json

from lianfang.notices.channels.address import Target, pinned, target
from lianfang.notices.channels.channel import Letter, NotTaken
from zones.ground.notice import Plain

Resolve = Callable[[str, int], Awaitable[list[str]]]
PART_S = 5.0
_AGAIN = (408, 425, 429)
_CODE = re.compile(r"[a-z0-9_,:.\-]{0,40}")
_resolver = ThreadPoolExecutor(16, "resolve")  # of its own: names that do not answer hold up nothing else


class Webhook:
    """`hosts` and `nets` are the operator's lists, `secret_of` reads a secret by its name."""

    name, outer, slots = "webhook", True, 32

    def __init__(
        self,
        hosts: tuple[str, ...],
        nets: tuple[str, ...],
        secret_of: Callable[[str], bytes],
        resolve: Resolve | None = None,
        transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
    ) -> None:
        self.hosts, self.nets, self.secret_of = hosts, nets, secret_of
        self.resolve, self.transport = resolve or _resolved, transport or _line

    async def send(self, letter: Letter) -> None:
        if not letter.address:
            raise NotTaken("no_hook", permanent=True)
        aim = target(letter.address, self.hosts)
        body = body_of(letter)
        headers = signed(self.secret_of(letter.secret), letter, body)
        try:
            addresses = await self.resolve(aim.host, aim.port)
        except OSError:
            raise NotTaken("unresolved", ailing=True) from None
        await self._post(aim, pinned(addresses, self.nets, letter.tries), headers, body)

    async def _post(self, aim: Target, address: str, headers: dict[str, str], body: bytes) -> None:
        """The URL names the address; the name goes into Host, into SNI and into what the certificate is held against."""
        host = f"[{address}]" if ":" in address else address
        name = aim.host if aim.port == 443 else aim.lane
        try:
            async with (
                httpx.AsyncClient(transport=self.transport(), trust_env=False, timeout=PART_S) as client,
                client.stream(
                    "POST",
                    f"https://{host}:{aim.port}{aim.path}",
                    content=body,
                    headers=headers | {"Host": name},
                    extensions={"sni_hostname": aim.host},
                    follow_redirects=False,
                ) as answer,
            ):
                judge(answer.status_code, answer.headers.get("retry-after", ""))
        except (httpx.HTTPError, httpx.InvalidURL) as fault:
            raise NotTaken(type(fault).__name__[:40], ailing=True) from None


def judge(status: int, retry_after: str) -> None:
    """The answer's body is not read. Raises NotTaken."""
    if 200 <= status < 300:
        return
    again = status in _AGAIN or status >= 500
    wait_s = float(retry_after) if re.fullmatch(r"[0-9]{1,5}", retry_after) else 0.0
    raise NotTaken(f"http_{status}", permanent=not again, ailing=again, wait_s=wait_s)


def body_of(letter: Letter) -> bytes:
    """Ids and codes alone: whatever reads like words is left out."""
    said = {name: value for name, value in letter.facts.items() if _is_code(value)}
    shown = {"key": letter.key, "kind": letter.kind, "to": letter.to, "about": letter.about, "facts": said}
    return json.encode(shown | {"at": letter.at})


def _is_code(value: Plain) -> bool:
    return not isinstance(value, str) or bool(_CODE.fullmatch(value))


def signed(secret: bytes, letter: Letter, body: bytes) -> dict[str, str]:
    """HMAC-SHA256 over `timestamp.key.body`; the key is the same however often it is sent."""
    stamp = str(int(letter.now.timestamp()))
    mark = hmac.new(secret, f"{stamp}.{letter.key}.".encode() + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json",
        "Idempotency-Key": letter.key,
        "Lianfang-Timestamp": stamp,
        "Lianfang-Signature": f"v1={mark}",
        "User-Agent": "lianfang",
    }


async def _resolved(host: str, port: int) -> list[str]:
    """Once; what is connected to is one of these."""
    found = await asyncio.get_running_loop().run_in_executor(
        _resolver, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    )
    return [str(one[4][0]) for one in found]


def _line() -> httpx.AsyncBaseTransport:
    return httpx.AsyncHTTPTransport(verify=_trusted(), trust_env=False, retries=0)


@cache
def _trusted():  # type: ignore[no-untyped-def]
    """Reading the list of authorities takes longer than a letter."""
    return httpx.create_ssl_context(trust_env=False)
