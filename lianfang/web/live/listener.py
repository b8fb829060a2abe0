"""One kept connection per process that hears, by LISTEN, that something changed; lost, it comes back by itself."""

import asyncio
from collections.abc import Callable
from typing import Any

import asyncpg

from lianfang.database import own_connection

CHANNEL = "live"
KEEPALIVE_S, PATIENCE_S = 10.0, 3.0
FIRST_WAIT_S, LONGEST_WAIT_S = 0.1, 5.0
LOST = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError, TimeoutError)
"""What a database that is away, or was for a moment, answers with."""


class Listener:
    """`heard` gets every payload; `deaf_until_now` is called whenever it begins to listen: what was said before is lost."""

    def __init__(self, heard: Callable[[str], None], deaf_until_now: Callable[[], None]) -> None:
        self._heard, self._deaf_until_now = heard, deaf_until_now
        self.listening = False

    async def run(self) -> None:
        """Until it is cancelled. Tries again soon, then less often, never gives up."""
        wait_s = FIRST_WAIT_S
        while True:
            try:
                connection = await own_connection("lianfang live", PATIENCE_S)
                wait_s = FIRST_WAIT_S
                await self._listen(connection)
            except LOST:
                await asyncio.sleep(wait_s)
                wait_s = min(wait_s * 2, LONGEST_WAIT_S)

    async def _listen(self, connection: Any) -> None:
        """Until the connection is lost. A silent one is asked whether it is still there."""
        lost = asyncio.Event()
        connection.add_termination_listener(lambda _: lost.set())
        try:
            await connection.add_listener(CHANNEL, lambda *told: self._heard(told[3]))
            self.listening = True
            self._deaf_until_now()
            while not await _set_within(lost, KEEPALIVE_S):
                await connection.execute("SELECT 1", timeout=PATIENCE_S)
        finally:
            self.listening = False
            connection.terminate()


async def _set_within(event: asyncio.Event, most_s: float) -> bool:
    try:
        return await asyncio.wait_for(event.wait(), most_s)
    except TimeoutError:
        return False
