"""The floor of serving: Litestar and Piccolo read one row by its key and answer it as JSON. Nobody is asked who he is.

`python -m tests.benchmarks.floors.keyed_row`; the port and the database come as they come to `lianfang serve`.
"""

import multiprocessing
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from litestar import Litestar, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from piccolo.columns import BigSerial, Date, Integer, Timestamptz, Varchar
from piccolo.engine.postgres import PostgresEngine
from piccolo.table import Table

POOL = 10  # as many connections as ours
engine = PostgresEngine(config={"dsn": os.environ.get("DATABASE_URL", "")}, extensions=())


class Award(Table, tablename="award", db=engine):
    """The columns that a list of points would show."""

    id = BigSerial(primary_key=True)
    rule = Varchar(length=30)
    source = Varchar(length=40)
    points = Integer()
    because = Varchar(length=16)
    day = Date()
    posted_at = Timestamptz()


@asynccontextmanager
async def running(_: Litestar) -> AsyncIterator[None]:
    await engine.start_connection_pool(min_size=1, max_size=POOL)
    try:
        yield
    finally:
        await engine.close_connection_pool()


@get("/row/{number:int}")
async def row(number: FromPath[int]) -> dict[str, Any]:
    found = await Award.select().where(Award.id == number).first()
    if found is None:
        raise NotFoundException
    return found


@get("/healthz", media_type="text/plain")
async def health() -> str:
    return "ok"


app = Litestar([row, health], lifespan=[running], openapi_config=None)


def main() -> None:
    """As `lianfang serve` does it."""
    multiprocessing.set_start_method("spawn")
    Granian(
        "tests.benchmarks.floors.keyed_row:app",
        interface=Interfaces.ASGI,
        address="127.0.0.1",
        port=int(os.environ["LIANFANG_PORT"]),
        workers=1,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    main()
