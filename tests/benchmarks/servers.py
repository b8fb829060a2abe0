"""Servers in processes of their own, on loopback, that end with whoever started them, even if he is killed."""

import asyncio
import os
import select
import signal
import socket
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

LONGEST_S = 900
READY_S = 60


@asynccontextmanager
async def served(command: list[str], environment: dict[str, str]) -> AsyncIterator[int]:
    """Runs a command until the block ends; yields its port as soon as it answers there."""
    port = _free_port()
    keeper = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.servers", *command),
        env=os.environ | environment | {"LIANFANG_PORT": str(port)},
        stdin=PIPE,
        stdout=DEVNULL,
        start_new_session=True,
    )
    try:
        await _ready(port, keeper)
        yield port
    finally:
        assert keeper.stdin
        keeper.stdin.close()
        await keeper.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def _ready(port: int, keeper: asyncio.subprocess.Process) -> None:
    for _ in range(READY_S * 20):
        if keeper.returncode is not None:
            break
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
            status = await reader.read(12)
            writer.close()
            if status.endswith(b" 200"):
                return
        await asyncio.sleep(0.05)
    raise RuntimeError("a server of the benchmarks did not start")


def keep(command: list[str]) -> None:
    """Runs a server in a process group of its own; ends it when our input ends: who started us is gone, or done."""
    server = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    stop = [sys.stdin.buffer]
    for _ in range(LONGEST_S * 4):
        if server.poll() is not None or select.select(stop, [], [], 0.25)[0]:
            break
    for asked in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(server.pid, asked)
        with suppress(subprocess.TimeoutExpired):
            server.wait(15)


if __name__ == "__main__":
    keep(sys.argv[1:])
