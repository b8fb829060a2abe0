"""D-04, D-05: the line to the database breaks at any statement, or between COMMIT and its answer: nothing half, nothing twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import Any

import asyncpg
import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import engine, transaction
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.respond import respond
from tests.conftest import Clock
from tests.watch import NIGHT, Watch, answers, keep_watch, key
from zones.aid.rules.answering import Come

BROKEN = (asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError)
ROWS = ("aid_request", "aid_alert", "aid_left_out", "aid_event", "aid_position", "notice", "command", "audit_line")


async def _rows(owner: asyncpg.Connection) -> dict[str, int]:
    return {table: await owner.fetchval(f"SELECT count(*) FROM {table}") for table in ROWS}


class Line:
    """The app's line to the database, as a test has it break: at the n-th statement, or after a COMMIT that was carried out."""

    def __init__(self, owner: asyncpg.Connection) -> None:
        self.owner = owner
        self.statements, self.cut_at = 0, 0
        self.lost_commits = 0

    async def cut(self) -> None:
        await self.owner.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )

    @contextmanager
    def watched(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for name in ("_execute", "execute"):
                patch.setattr(asyncpg.Connection, name, self._counted(getattr(asyncpg.Connection, name)))
            yield

    def _counted(self, held: Any) -> Any:
        async def counted(connection: asyncpg.Connection, query: str, *arguments: Any, **options: Any) -> Any:
            if connection is self.owner:
                return await held(connection, query, *arguments, **options)
            self.statements += 1
            if self.statements == self.cut_at:
                await self.cut()
            result = await held(connection, query, *arguments, **options)
            if query.startswith("COMMIT") and self.lost_commits:
                self.lost_commits -= 1
                await self.cut()
                raise asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation")
            return result

        return counted


@pytest.fixture
async def watch(db: str, clock: Clock) -> Watch:
    clock.set(NIGHT)
    return await keep_watch(NIGHT)


async def _works() -> None:
    async with transaction():
        pass
    assert engine.pool and engine.pool.get_size() == engine.pool.get_idle_size(), "no connection is kept"


async def test_a_line_cut_at_any_statement_leaves_nothing_and_the_same_key_brings_the_one_request(
    watch: Watch, db: str
) -> None:
    owner = await asyncpg.connect(db)
    cry, cuts = Cry(1, watch.units[0][0], "suspect"), 0
    for at in count(1):
        before, pressed, line = await _rows(owner), key(), Line(owner)
        line.cut_at = at
        with line.watched():
            try:
                request = await raise_request(OPERATOR, cry, pressed)
            except BROKEN:
                cuts += 1
                assert await _rows(owner) == before, f"cut at statement {at}"
                await _works()
                request = await raise_request(OPERATOR, cry, pressed)
        grown = {table: rows - before[table] for table, rows in (await _rows(owner)).items()}
        assert grown == {
            "aid_request": 1, "aid_alert": 5, "aid_left_out": 0, "aid_event": 2, "aid_position": 0, "notice": 7, "command": 1,
            "audit_line": 1,
        }, f"cut at statement {at}"  # fmt: skip
        assert await raise_request(OPERATOR, cry, pressed) == request
        if line.statements < at:
            break
    assert cuts >= 20
    await owner.close()


async def _answered_to_nobody(line: Line, send: Any) -> Any:
    """The COMMIT was carried out, its answer never came; the client sends the same again."""
    line.lost_commits = 1
    with pytest.raises(BROKEN):
        await send()
    assert not line.lost_commits
    return await send()


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.soak)])
async def test_a_commit_whose_answer_was_lost_is_the_one_true_request(watch: Watch, db: str, rounds: int) -> None:
    owner = await asyncpg.connect(db)
    line, made = Line(owner), list[int]()
    guard, cry = watch.guards[0][1], Cry(1, watch.units[0][0], "fire")
    with line.watched():
        for _ in range(rounds):
            made.append(await _answered_to_nobody(line, partial(raise_request, OPERATOR, cry, key())))
        assert await _answered_to_nobody(line, partial(respond, OPERATOR, made[0], Come(guard), key())) == "coming"
    assert [row["id"] for row in await owner.fetch("SELECT id FROM aid_request ORDER BY id")] == made
    assert (await answers(made[0]))[guard] == "coming"
    assert await owner.fetchval("SELECT count(*) FROM notice WHERE kind = 'aid_new'") == rounds
    assert await owner.fetchval("SELECT count(*) FROM aid_event WHERE kind = 'coming'") == 1
    await _works()
    await owner.close()
