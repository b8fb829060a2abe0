"""The door to PostgreSQL: `transaction()`, the only place where a transaction begins, and `look()`, which cannot write."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar

import asyncpg
from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

from lianfang import clock
from lianfang.embedded import APP_ROLE
from lianfang.settings import name_the_database_module

name_the_database_module()
MOST_CONNECTIONS = 10
Seen = TypeVar("Seen")
INSTANT = "(SELECT now() + {} AS now, ((now() + {}) AT TIME ZONE 'Asia/Shanghai')::date AS today) t"
"""The instant that counts and its day, for a statement that asks for nothing else; takes how far the clock is moved, twice."""


class _Engine(PostgresEngine):
    readers: asyncpg.Pool | None = None

    async def check_version(self) -> None:
        """Piccolo asks a server for its version when an engine is made; ours is made before there is one."""


engine = _Engine(config={}, extensions=())


class _Connection(asyncpg.Connection):
    """Nothing of ours outlives a transaction on its connection, so that there is nothing to put back between two."""

    def get_reset_query(self) -> str:
        return ""


_DEAD = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)


class _Transaction(PostgresTransaction):
    """Piccolo's transaction, which keeps its connection and its context for ever when BEGIN or COMMIT itself fails."""

    async def begin(self) -> None:
        """A connection that died in the pool is found out here, when nothing is lost yet: another is taken."""
        for _ in range(MOST_CONNECTIONS):
            try:
                return await self._begin()
            except _DEAD:
                self.connection = await self.get_connection()
                self.transaction = self.connection.transaction()
        await self._begin()

    async def _begin(self) -> None:
        begun = False
        try:
            await self.transaction.start()
            begun = True
        finally:
            if not begun:
                await self._give_back(sound=False)

    async def __aexit__(self, exception_type: Any, exception: Any, traceback: Any) -> bool:
        ended = False
        try:
            await (self.rollback() if exception else self.commit())
            ended = True
        finally:
            self.engine.current_transaction.reset(self.context)
            await self._give_back(sound=ended)
        return False

    async def _give_back(self, sound: bool) -> None:
        """To the pool; a connection that could not begin or end is closed, or the next flow would meet its remains."""
        assert self.engine.pool
        if not sound:
            with contextlib.suppress(asyncpg.InterfaceError):  # the pool has already found it closed
                self.connection.terminate()
        await self.engine.pool.release(self.connection)


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


class _Look:
    """What Piccolo looks for where statements have a connection to go to."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection


async def look(read: Callable[[], Awaitable[Seen]]) -> Seen:
    """Runs a few quick reads on one connection, each of which sees its own moment; PostgreSQL refuses to write there.

    Where the connection had died in the pool, it reads again. What must agree belongs into `transaction(snapshot=True)`.
    """
    if engine.current_transaction.get() is not None:
        raise NestedTransaction
    assert engine.readers
    for left in reversed(range(MOST_CONNECTIONS)):
        async with engine.readers.acquire() as connection:
            held = engine.current_transaction.set(_Look(connection))  # type: ignore[arg-type]
            try:
                return await read()
            except _DEAD:
                if not left:
                    raise
            finally:
                engine.current_transaction.reset(held)
    raise AssertionError  # never: the last round returns or raises


async def open_pool(url: str, as_app: bool = True, size: int = MOST_CONNECTIONS) -> None:
    """Open the door. With `as_app` every session works as the role that may not change books."""
    server_settings = {"timezone": "UTC"} | ({"role": APP_ROLE} if as_app else {})
    engine.config = {"dsn": url, "server_settings": server_settings}
    engine.pool = await _pool(url, server_settings, least=1, most=size)
    engine.readers = await _pool(url, server_settings | {"default_transaction_read_only": "on"}, least=0, most=size)


async def _pool(url: str, server_settings: dict[str, str], least: int, most: int) -> asyncpg.Pool:
    return await asyncpg.create_pool(
        dsn=url, connection_class=_Connection, server_settings=server_settings, min_size=least, max_size=most
    )


async def own_connection(name: str, patience_s: float) -> Any:
    """A connection beside the pools, for what is kept: LISTEN. Whoever opens it ends it."""
    settings = engine.config["server_settings"] | {"application_name": name}
    return await asyncpg.connect(dsn=engine.config["dsn"], server_settings=settings, timeout=patience_s)


async def close_pool() -> None:
    """Close the door; open statements are ended after five seconds."""
    if engine.readers is not None:
        await engine.readers.close()
        engine.readers = None
    if engine.pool is not None:
        await engine.close_connection_pool()


class Rehearsed(Exception):
    """Ends a transaction whose work was only tried: everything is rolled back, `report` survives."""

    def __init__(self, report: Any) -> None:
        super().__init__()
        self.report = report
