"""The pool survives a database that goes away: connections come back, whatever failed on them."""

import asyncio

import asyncpg
import pytest

from lianfang.database import NestedTransaction, engine, look, transaction
from lianfang.tables import Failure

BROKEN = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)


async def _cut(url: str) -> None:
    """End every connection of the app from outside."""
    owner = await asyncpg.connect(url)
    await owner.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await owner.close()


async def _works() -> None:
    async with asyncio.timeout(5), transaction():
        assert await Failure.count() >= 0
    assert engine.pool is not None
    assert engine.pool.get_size() == engine.pool.get_idle_size(), "nothing is kept"


async def test_a_connection_on_which_nothing_can_begin_is_given_back(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object) -> None:
        raise asyncpg.ConnectionDoesNotExistError

    with monkeypatch.context() as patch:
        patch.setattr("asyncpg.transaction.Transaction.start", broken)
        for _ in range(3):
            with pytest.raises(BROKEN):
                async with asyncio.timeout(5), transaction():
                    pass
    await _works()


async def test_connections_that_died_while_idle_cost_nobody_an_error(db: str) -> None:
    for _ in range(5):
        await asyncio.gather(*(_works_in_company() for _ in range(8)))
        await _cut(db)
        await asyncio.gather(*(_works_in_company() for _ in range(8)))


async def _works_in_company() -> None:
    async with asyncio.timeout(5), transaction():
        assert await Failure.count() == 0


async def test_connections_cut_at_any_moment_leave_nothing_behind(db: str) -> None:
    for _ in range(12):
        with pytest.raises(BROKEN):
            async with transaction() as now:
                await Failure.insert(Failure(job="cut", fault="none", at=now))
                await _cut(db)
                await Failure.count()
        await _works()
    assert await Failure.count() == 0


async def test_a_commit_that_fails_keeps_neither_its_connection_nor_its_rows(db: str) -> None:
    for _ in range(12):
        with pytest.raises(BROKEN):
            async with transaction() as now:
                await Failure.insert(Failure(job="cut", fault="none", at=now))
                await _cut(db)
        assert engine.current_transaction.get() is None
        await _works()
    assert await Failure.count() == 0


async def test_a_flow_inside_a_flow_is_a_fault_of_ours(db: str) -> None:
    with pytest.raises(NestedTransaction):
        async with transaction(), transaction():
            pass
    await _works()


async def test_a_look_cannot_write(db: str) -> None:
    async def write() -> None:
        await Failure.raw("INSERT INTO failure (job, fault, at) VALUES ('look', 'none', now())")

    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        await look(write)
    assert await look(Failure.count) == 0
    await _works()


async def test_a_look_on_a_connection_that_died_looks_again(db: str) -> None:
    cuts = 0

    async def cut_once() -> int:
        nonlocal cuts
        cuts += 1
        if cuts == 1:
            await _cut(db)
        return int(await Failure.count())

    for _ in range(5):
        cuts = 0
        assert await look(cut_once) == 0
        assert cuts == 2
    await _works()


async def test_a_look_inside_a_flow_is_a_fault_of_ours(db: str) -> None:
    with pytest.raises(NestedTransaction):
        async with transaction():
            await look(Failure.count)
    await _works()
