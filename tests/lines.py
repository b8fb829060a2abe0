"""The app's line to the database, as a test has it break: at a statement, or before, while or after a COMMIT is carried out."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Literal, TypeVar

import asyncpg
import pytest

from lianfang.database import engine, transaction

BROKEN = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
)
"""What a client meets whose line broke: it knows nothing then."""
Moment = int | Literal["before", "server", "client", "after"]
"""The n-th statement; around a COMMIT: it is not sent, the server or the client dies over it, its answer is lost."""
MOMENTS: tuple[Moment, ...] = ("before", "server", "client", "after")
Answer = TypeVar("Answer")


class Cut:
    """A break that waits for its moment, for what is done from `carry` on. Once."""

    def __init__(self, moment: Moment) -> None:
        self.moment, self.statements, self.done = moment, 0, False

    def now(self, query: str) -> bool:
        """Whether this statement is the moment."""
        self.statements += 1
        commits = query.startswith("COMMIT")
        due = self.statements == self.moment if isinstance(self.moment, int) else commits
        if due and not self.done:
            self.done = True
            return True
        return False


_carried: ContextVar[Cut | None] = ContextVar("carried", default=None)


class Line:
    """`owner` looks on and is never cut. With `everybody` all connections break at once, else the one that carries the cut."""

    def __init__(self, owner: asyncpg.Connection, everybody: bool = True) -> None:
        self.owner, self.everybody = owner, everybody
        self._asking = asyncio.Lock()

    def carry(self, cut: Cut | None) -> None:
        """From here on, in this task."""
        _carried.set(cut)

    @contextmanager
    def watched(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("_execute", "execute"):
                patch.setattr(asyncpg.Connection, name, self._counted(getattr(asyncpg.Connection, name)))
            yield

    def _counted(self, held: Any) -> Any:
        async def counted(connection: asyncpg.Connection, query: str, *arguments: Any, **options: Any) -> Any:
            cut = _carried.get()
            send = held(connection, query, *arguments, **options)
            if connection is self.owner or cut is None or not cut.now(query):
                return await send
            if cut.moment == "server":
                ending = asyncio.create_task(self._end(connection))
                try:
                    return await send
                finally:
                    await ending
            if cut.moment == "client":
                sending = asyncio.ensure_future(send)
                await asyncio.sleep(0)  # it is on its way
                connection.terminate()
                return await sending
            if cut.moment != "after":
                await self._end(connection)
                return await send
            await send
            await self._end(connection)
            raise asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation")

        return counted

    async def _end(self, connection: asyncpg.Connection) -> None:
        own = "" if self.everybody else f" AND pid = {connection.get_server_pid()}"
        async with self._asking:
            await self.owner.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() "
                f"AND backend_type = 'client backend' AND pid <> pg_backend_pid(){own}"
            )

    async def answered_to_nobody(self, send: Callable[[], Awaitable[Answer]]) -> Answer:
        """The COMMIT was carried out, its answer never came; the client sends the same again."""
        cut = Cut("after")
        self.carry(cut)
        with pytest.raises(BROKEN):
            await send()
        self.carry(None)
        assert cut.done
        return await send()


async def works() -> None:
    """Whatever broke: the next flow goes on, and no connection is kept."""
    async with transaction():
        pass
    assert engine.pool and engine.pool.get_size() == engine.pool.get_idle_size(), "no connection is kept"
