"""A process of its own that delivers over TCP to a receiver on the loopback, for tests: `python delivering.py URL PORT [die]`.

Says `ready`, waits for a line, delivers until nothing is due, says how many letters it sent. With `die` it kills itself
after the first letter was taken and before anything of it is written.
"""

import asyncio
import os
import signal
import sys

from lianfang import database
from lianfang.jobs import _guarded
from lianfang.notices.channels.channel import Letter
from lianfang.notices.deliver import Deliverer


class Wire:
    """One line a letter; the receiver answers when it has it."""

    name, outer, slots = "webhook", True, 8

    def __init__(self, port: int, dies: bool) -> None:
        self.port, self.dies, self.sent = port, dies, 0

    async def send(self, letter: Letter) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"{letter.key} {letter.epoch} {os.getpid()}\n".encode())
        await writer.drain()
        await reader.readline()
        writer.close()
        self.sent += 1
        if self.dies:
            os.kill(os.getpid(), signal.SIGKILL)


async def _real() -> bool:
    return False


async def main(url: str, port: int, dies: bool) -> None:
    await database.open_pool(url)
    wire = Wire(port, dies)
    post = Deliverer([wire], _guarded, _real)
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    await post.drain()
    await post.stop()
    print(wire.sent, flush=True)
    await database.close_pool()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), "die" in sys.argv))
