"""The floor of alerting: one commit with NOTIFY, then the same bytes to as many streams. Nobody is asked who he is.

`python -m tests.benchmarks.floors.bare_notify`; the port and the database come as they come to `lianfang serve`.
"""

import asyncio
import multiprocessing
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
from granian import Granian
from granian.constants import Interfaces
from litestar import Litestar, get, post
from litestar.params import FromPath
from litestar.response import Stream

TITLE = "第1片区 第1片区单位1 可疑人员"
TOLD = (
    'event: aid\ndata: {"kind":"aid","request":%s,"state":"open","version":1,'
    f'"title":"{TITLE}","at":"2026-11-22T05:14:00.000000Z","for":"told","drill":false}}\n\n'
)
concerned: set[asyncio.Queue[bytes]] = set()
held: dict[str, Any] = {}


def tell(*heard: Any) -> None:
    said = (TOLD % heard[3]).encode()
    for queue in concerned:
        queue.put_nowait(said)


@asynccontextmanager
async def running(_: Litestar) -> AsyncIterator[None]:
    url = os.environ["DATABASE_URL"]
    listening = await asyncpg.connect(url)
    held["pool"] = await asyncpg.create_pool(url, min_size=1, max_size=10)
    await held["pool"].execute("CREATE TABLE IF NOT EXISTS bare_alert (id bigserial PRIMARY KEY, kind text)")
    await listening.add_listener("bare", tell)
    try:
        yield
    finally:
        listening.terminate()
        held["pool"].terminate()


@post("/raise")
async def raise_one() -> dict[str, int]:
    async with held["pool"].acquire() as connection, connection.transaction():
        number = await connection.fetchval("INSERT INTO bare_alert (kind) VALUES ('suspect') RETURNING id")
        await connection.execute("SELECT pg_notify('bare', $1)", str(number))
    return {"id": number}


@get("/live/{own:int}")
async def live(own: FromPath[int]) -> Stream:
    """A stream that is told, for 1; one that only stays open, for 0."""
    return Stream(_told(bool(own)), media_type="text/event-stream")


async def _told(own: bool) -> AsyncIterator[bytes]:
    queue: asyncio.Queue[bytes] = asyncio.Queue()
    if own:
        concerned.add(queue)
    yield b"event: hello\ndata: {}\n\n"
    try:
        while True:
            yield await queue.get()
    finally:
        concerned.discard(queue)


@get("/healthz", media_type="text/plain")
async def health() -> str:
    return "ok"


app = Litestar([raise_one, live, health], lifespan=[running], openapi_config=None)


def main() -> None:
    """As `lianfang serve` does it."""
    multiprocessing.set_start_method("spawn")
    Granian(
        "tests.benchmarks.floors.bare_notify:app",
        interface=Interfaces.ASGI,
        address="127.0.0.1",
        port=int(os.environ["LIANFANG_PORT"]),
        workers=1,
        backlog=8192,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    main()
