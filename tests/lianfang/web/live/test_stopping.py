"""D-09: a real server that is asked to stop says so to its streams and ends at once; it does not wait until it is killed."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lianfang.settings import settings
from tests.conftest import Clock
from tests.lianfang.web.live.reading import people
from tests.watch import NIGHT, keep_watch

READY_S = 60
KILL_TIMEOUT_S = 5
"""After which the server's parent kills a worker that has not ended."""


@pytest.fixture
def server(db: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """`lianfang serve` on the test's database, and its port."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = int(found.getsockname()[1])
    command = [str(Path(sys.executable).with_name("lianfang")), "serve"]
    here = os.environ | {"LIANFANG_PORT": str(port)}
    process = subprocess.Popen(command, env=here, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        yield port, process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


async def _stream(port: int, token: str) -> asyncio.StreamReader:
    """A stream that has said hello."""
    asked = f"GET /api/live HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nauthorization: Bearer {token}\r\n\r\n"
    deadline = time.monotonic() + READY_S
    while True:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            break
        except OSError:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.05)
    writer.write(asked.encode())
    await asyncio.wait_for(reader.readuntil(b"event: hello"), READY_S)
    reader.writer = writer  # type: ignore[attr-defined]  held, or it is closed
    return reader


async def test_at_sigterm_every_stream_hears_bye_and_ends_and_so_does_the_server(
    server: tuple[int, subprocess.Popen[bytes]], clock: Clock
) -> None:
    port, process = server
    assert settings().database_url
    tokens, _ = await people(await keep_watch(NIGHT, zones=1))
    streams = [await _stream(port, tokens[name]) for name in ("desk", "u00", "g00", "g01")]
    asked = time.monotonic()
    process.send_signal(signal.SIGTERM)
    said = await asyncio.wait_for(asyncio.gather(*(stream.read() for stream in streams)), READY_S)
    assert time.monotonic() - asked < KILL_TIMEOUT_S / 2
    assert all(b"event: bye" in one and b'"why":"restart"' in one for one in said)
    assert await asyncio.to_thread(process.wait, READY_S) == 0
