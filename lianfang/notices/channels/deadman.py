"""Tells a watcher outside that the house is alive, as healthchecks.io takes it: silence is what alarms."""

import asyncio

from lianfang.notices.channels.address import target
from lianfang.notices.channels.channel import NotTaken
from lianfang.notices.channels.wire import Wire

LONGEST_S = 5.0


class Deadman:
    """`url` is the operator's, its host one of `hosts`: https, or http inside the house."""

    def __init__(self, url: str, hosts: tuple[str, ...], wire: Wire) -> None:
        self.url, self.hosts, self.wire = url, hosts, wire

    async def say(self, well: bool) -> None:
        """Alive and well, or alive with a trouble (/fail). Raises NotTaken."""
        aim = target(self.url.rstrip("/") + ("" if well else "/fail"), self.hosts, may_be_plain=True)
        try:
            async with asyncio.timeout(LONGEST_S):
                await self.wire.send("GET", aim, {"User-Agent": "lianfang"})
        except TimeoutError:
            raise NotTaken("timeout", ailing=True) from None
