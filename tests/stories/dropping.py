"""A line between browsers and the server that a test cuts: every few seconds, or for as long as it wants."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.stories.running import Server


class Line(Server):
    """What stands in front of a server, as an address of its own. `drops` counts connections that were cut."""

    def __init__(self, behind: Server) -> None:
        super().__init__()
        self.behind, self.drops, self.whole = behind, 0, True
        self.lost: dict[bytes, int] = {}
        """What is asked and lost, and how many times yet: the connection breaks."""
        self._open: set[asyncio.StreamWriter] = set()
        self._loop: asyncio.AbstractEventLoop
        self._over: asyncio.Event

    async def serve(self, begun: threading.Event) -> None:
        """Until `end`."""
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        async with await asyncio.start_server(self._come, "127.0.0.1", self.port):
            begun.set()
            await self._over.wait()
            self._cut(whole=False)
            while self._open:
                await asyncio.sleep(0.01)

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not self.whole:
            return writer.transport.abort()
        there, on = await asyncio.open_connection("127.0.0.1", self.behind.port)
        self._open |= {writer, on}
        await asyncio.gather(self._ask(reader, on, writer), _pass_on(there, writer))
        self._open -= {writer, on}

    async def _ask(self, reader: asyncio.StreamReader, on: asyncio.StreamWriter, back: asyncio.StreamWriter) -> None:
        """Passes on what a browser asks, but for what is lost."""
        with suppress(OSError):
            while said := await reader.read(65536):
                for asked, times in self.lost.items():
                    if times and asked in said:
                        self.lost[asked] -= 1
                        return [one.transport.abort() for one in (on, back)][0]
                on.write(said)
                await on.drain()
            on.close()

    def cut(self, whole: bool = True) -> None:
        """Ends every connection; unless it stays `whole`, new ones as well."""
        self._loop.call_soon_threadsafe(self._cut, whole)

    def _cut(self, whole: bool) -> None:
        self.whole = whole
        self.drops += len(self._open) // 2
        for writer in self._open:
            writer.transport.abort()

    def mend(self) -> None:
        self.whole = True

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while said := await reader.read(65536):
            writer.write(said)
            await writer.drain()
        writer.close()


@contextmanager
def line(behind: Server) -> Iterator[Line]:
    made, begun = Line(behind), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(made.serve(begun)), daemon=True)
    thread.start()
    begun.wait()
    try:
        yield made
    finally:
        made.end()
        thread.join(10)
