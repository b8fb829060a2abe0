"""One request to the address that was looked at: the name is resolved once, nobody is followed elsewhere."""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import httpx

from lianfang.notices.channels.address import Target, pinned
from lianfang.notices.channels.channel import NotTaken

Resolve = Callable[[str, int], Awaitable[list[str]]]
PART_S = 5.0
_AGAIN = (408, 425, 429)
_resolver = ThreadPoolExecutor(16, "resolve")  # of its own: names that do not answer hold up nothing else


class Wire:
    """`nets` are the inner networks that the operator has opened."""

    def __init__(
        self,
        nets: tuple[str, ...],
        resolve: Resolve | None = None,
        transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
    ) -> None:
        self.nets, self.resolve, self.transport = nets, resolve or _resolved, transport or _line

    async def send(self, method: str, aim: Target, headers: dict[str, str], body: bytes = b"", tries: int = 1) -> None:
        """Returns when it was taken. Raises NotTaken. Whoever calls ends it after five seconds."""
        try:
            addresses = await self.resolve(aim.host, aim.port)
        except OSError:
            raise NotTaken("unresolved", ailing=True) from None
        await self._ask(method, aim, pinned(addresses, self.nets, tries, inside=aim.plain), headers, body)

    async def _ask(self, method: str, aim: Target, address: str, headers: dict[str, str], body: bytes) -> None:
        """The URL names the address; the name goes into Host, into SNI and into what the certificate is held against."""
        scheme, usual = ("http", 80) if aim.plain else ("https", 443)
        host = f"[{address}]" if ":" in address else address
        name = aim.host if aim.port == usual else aim.lane
        try:
            async with (
                httpx.AsyncClient(transport=self.transport(), trust_env=False, timeout=PART_S) as client,
                client.stream(
                    method,
                    f"{scheme}://{host}:{aim.port}{aim.path}",
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
