"""The floor of a check-in: Litestar and Piccolo insert one row as wide as it and answer its id. Nobody is asked who he is.

`python -m tests.benchmarks.floors.one_insert`; the port and the database come as they come to `lianfang serve`.
"""

import multiprocessing
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Annotated, Any

from granian import Granian
from granian.constants import Interfaces
from litestar import Litestar, get, post
from litestar.params import Body
from piccolo.columns import BigInt, BigSerial, Bytea, Integer, Timestamptz, Varchar
from piccolo.engine.postgres import PostgresEngine
from piccolo.table import Table

POOL = 10  # as many connections as ours
engine = PostgresEngine(config={"dsn": os.environ.get("DATABASE_URL", "")}, extensions=())
CREATE = """
CREATE TABLE IF NOT EXISTS bare_check_in (id bigserial PRIMARY KEY, station bigint, outing bigint, checkpoint bigint, person bigint,
    account bigint, device bytea, code varchar(10), tag int, taps int, phone_at timestamptz, at timestamptz, pressed_at timestamptz,
    metres int, score int, reasons varchar(120), state varchar(10))
"""


class BareCheckIn(Table, tablename="bare_check_in", db=engine):
    """The columns of a check-in, without a key to any other table."""

    id = BigSerial(primary_key=True)
    station = BigInt()
    outing = BigInt(null=True, default=None)
    checkpoint = BigInt()
    person = BigInt()
    account = BigInt()
    device = Bytea()
    code = Varchar(length=10)
    tag = Integer()
    taps = Integer(null=True, default=None)
    phone_at = Timestamptz(null=True, default=None)
    at = Timestamptz()
    pressed_at = Timestamptz()
    metres = Integer(null=True, default=None)
    score = Integer()
    reasons = Varchar(length=120)
    state = Varchar(length=10)


@asynccontextmanager
async def running(_: Litestar) -> AsyncIterator[None]:
    await engine.start_connection_pool(min_size=1, max_size=POOL)
    await BareCheckIn.raw(CREATE)
    try:
        yield
    finally:
        await engine.close_connection_pool()


@post("/row", status_code=201)
async def row(data: Annotated[dict[str, Any], Body()]) -> dict[str, int]:
    now = datetime.now(UTC)
    said = {
        "station": 1,
        "checkpoint": 1,
        "person": 1,
        "account": 1,
        "device": b"",
        "code": "qr",
        "tag": 1,
        "metres": 30,
    }
    made = BareCheckIn(**said, at=now, pressed_at=now, score=100, reasons=data["code"][:40], state="counted")
    return {"id": (await BareCheckIn.insert(made))[0]["id"]}


@get("/healthz", media_type="text/plain")
async def health() -> str:
    return "ok"


app = Litestar([row, health], lifespan=[running], openapi_config=None)


def main() -> None:
    """As `lianfang serve` does it."""
    multiprocessing.set_start_method("spawn")
    Granian(
        "tests.benchmarks.floors.one_insert:app",
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
