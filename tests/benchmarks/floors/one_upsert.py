"""The floor of a save: Litestar and Piccolo keep one answer by its key, newer over older. Nobody is asked who he is.

`python -m tests.benchmarks.floors.one_upsert`; the port and the database come as they come to `lianfang serve`.
"""

import multiprocessing
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated

from granian import Granian
from granian.constants import Interfaces
from litestar import Litestar, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from piccolo.columns import BigSerial
from piccolo.engine.postgres import PostgresEngine
from piccolo.table import Table

POOL = 10  # as many connections as ours
engine = PostgresEngine(config={"dsn": os.environ.get("DATABASE_URL", "")}, extensions=())
CREATE = """
CREATE TABLE IF NOT EXISTS bare_answer (id bigserial PRIMARY KEY, attempt bigint, version bigint, given varchar(6), marked boolean,
    sequence bigint, at timestamptz, UNIQUE (attempt, version))
"""
SAVE = """
INSERT INTO bare_answer (attempt, version, given, marked, sequence, at) VALUES ({}, {}, {}, {}, {}, {})
ON CONFLICT (attempt, version) DO UPDATE
SET given = excluded.given, marked = excluded.marked, sequence = excluded.sequence, at = excluded.at
WHERE bare_answer.sequence < excluded.sequence RETURNING id
"""


class BareAnswer(Table, tablename="bare_answer", db=engine):
    """Its statement is written by hand."""

    id = BigSerial(primary_key=True)


@asynccontextmanager
async def running(_: Litestar) -> AsyncIterator[None]:
    await engine.start_connection_pool(min_size=1, max_size=POOL)
    await BareAnswer.raw(CREATE)
    try:
        yield
    finally:
        await engine.close_connection_pool()


@post("/answers/{attempt:int}", status_code=200)
async def save(
    attempt: int, data: Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> dict[str, int]:
    said = (attempt, int(data["version"]), data["given"], data["marked"] == "yes", int(data["sequence"]))
    return {"kept": len(await BareAnswer.raw(SAVE, *said, datetime.now(UTC)))}


@get("/healthz", media_type="text/plain")
async def health() -> str:
    return "ok"


app = Litestar([save, health], lifespan=[running], openapi_config=None)


def main() -> None:
    """As `lianfang serve` does it."""
    multiprocessing.set_start_method("spawn")
    Granian(
        "tests.benchmarks.floors.one_upsert:app",
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
