"""The door to PostgreSQL: one engine, one pool, and `transaction()`, the only place where a transaction begins."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import asyncpg
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from lianfang import clock
from lianfang.embedded import APP_ROLE
from lianfang.settings import name_the_database_module

name_the_database_module()


class _Engine(PostgresEngine):
    async def check_version(self) -> None:
        """Piccolo asks a server for its version when an engine is made; ours is made before there is one."""


engine = _Engine(config={}, extensions=())


class _Transaction(PostgresTransaction):
    """Piccolo's transaction, which keeps its connection and its context for ever when COMMIT itself fails."""

    async def __aexit__(self, exception_type: Any, exception: Any, traceback: Any) -> bool:
        try:
            await (self.rollback() if exception else self.commit())
        finally:
            self.engine.current_transaction.reset(self.context)
            await self.engine.pool.release(self.connection)
        return False


class NestedTransaction(RuntimeError):
    """A flow called a flow: inner rows would survive an inner failure."""


@asynccontextmanager
async def transaction(snapshot: bool = False) -> AsyncIterator[datetime]:
    """One transaction; yields the instant that counts (UTC, aware), read from the database's clock at BEGIN.

    With `snapshot` all reads see one state of the database (REPEATABLE READ): figures are counted so.
    """
    if engine.current_transaction.get() is not None:
        raise NestedTransaction
    async with _Transaction(engine) as held:
        if snapshot:
            await held.connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield clock.moved(await held.connection.fetchval("SELECT now()"))


async def open_pool(url: str, as_app: bool = True, size: int = 10) -> None:
    """Start the pool. With `as_app` every session works as the role that may not change books."""
    server_settings = {"role": APP_ROLE} if as_app else {}
    engine.config = {"dsn": url, "server_settings": server_settings | {"timezone": "UTC"}}
    engine.pool = await asyncpg.create_pool(
        dsn=url, server_settings=engine.config["server_settings"], min_size=1, max_size=size
    )


async def close_pool() -> None:
    """Close the pool; open statements are ended after five seconds."""
    if engine.pool is not None:
        await engine.close_connection_pool()


class Rehearsed(Exception):
    """Ends a transaction whose work was only tried: everything is rolled back, `report` survives."""

    def __init__(self, report: Any) -> None:
        super().__init__()
        self.report = report
