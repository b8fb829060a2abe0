"""D-04, D-05: the line to the database breaks at any statement, or between COMMIT and its answer: nothing half, nothing twice."""

from functools import partial
from itertools import count

import asyncpg
import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.respond import respond
from tests.conftest import Clock
from tests.lines import BROKEN, Cut, Line, works
from tests.watch import NIGHT, Watch, answers, keep_watch, key
from zones.aid.rules.answering import Come

ROWS = ("aid_request", "aid_alert", "aid_left_out", "aid_event", "aid_position", "notice", "command", "audit_line")


async def _rows(owner: asyncpg.Connection) -> dict[str, int]:
    return {table: await owner.fetchval(f"SELECT count(*) FROM {table}") for table in ROWS}


@pytest.fixture
async def watch(db: str, clock: Clock) -> Watch:
    clock.set(NIGHT)
    return await keep_watch(NIGHT)


async def test_a_line_cut_at_any_statement_leaves_nothing_and_the_same_key_brings_the_one_request(
    watch: Watch, db: str
) -> None:
    owner = await asyncpg.connect(db)
    cry, cuts = Cry(1, watch.units[0][0], "suspect"), 0
    for at in count(1):
        before, pressed, line, cut = await _rows(owner), key(), Line(owner), Cut(at)
        line.carry(cut)
        with line.watched():
            try:
                request = await raise_request(OPERATOR, cry, pressed)
            except BROKEN:
                cuts += 1
                assert await _rows(owner) == before, f"cut at statement {at}"
                await works()
                request = await raise_request(OPERATOR, cry, pressed)
        grown = {table: rows - before[table] for table, rows in (await _rows(owner)).items()}
        assert grown == {
            "aid_request": 1, "aid_alert": 5, "aid_left_out": 0, "aid_event": 2, "aid_position": 0, "notice": 7, "command": 1,
            "audit_line": 1,
        }, f"cut at statement {at}"  # fmt: skip
        assert await raise_request(OPERATOR, cry, pressed) == request
        if not cut.done:
            break
    assert cuts >= 20
    await owner.close()


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.soak)])
async def test_a_commit_whose_answer_was_lost_is_the_one_true_request(watch: Watch, db: str, rounds: int) -> None:
    owner = await asyncpg.connect(db)
    line, made = Line(owner), list[int]()
    guard, cry = watch.guards[0][1], Cry(1, watch.units[0][0], "fire")
    with line.watched():
        for _ in range(rounds):
            made.append(await line.answered_to_nobody(partial(raise_request, OPERATOR, cry, key())))
        assert await line.answered_to_nobody(partial(respond, OPERATOR, made[0], Come(guard), key())) == "coming"
    assert [row["id"] for row in await owner.fetch("SELECT id FROM aid_request ORDER BY id")] == made
    assert (await answers(made[0]))[guard] == "coming"
    assert await owner.fetchval("SELECT count(*) FROM notice WHERE kind = 'aid_new'") == rounds
    assert await owner.fetchval("SELECT count(*) FROM aid_event WHERE kind = 'coming'") == 1
    await works()
    await owner.close()
