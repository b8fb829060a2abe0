"""R-05, R-07, D-05: processes that sweep together grade once; a line that breaks over a COMMIT leaves the one true answer."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import asyncpg
import pytest

from lianfang import clock as moved
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.sittings.answer import answer
from lianfang.flows.sittings.hand_in import hand_in
from lianfang.flows.sittings.start import start
from scoring.exams.sittings import reads
from scoring.exams.sittings.vocabulary import Answer, Attempt
from tests.cast import GUARDS, bring_roster, the_station
from tests.conftest import Clock
from tests.exams import bank, guard, sitting
from tests.lianfang.flows.sittings.test_crashing import WATCHED
from tests.lines import BROKEN, Cut, Line, works
from tests.watch import key
from zones.ground.scope import Scope

ROOT = Path(__file__).resolve().parents[4]
NOON = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
TABLES = ("sitting_attempt", "attempt_answer", "command", "audit_line")


async def _paper(clock: Clock, name: str = "李二柱") -> tuple[Scope, Attempt]:
    clock.set(NOON)
    await bring_roster()
    station = await the_station()
    await bank(station.bureau)
    own = await guard(station.id, name)
    number = await start(OPERATOR, own, await sitting(station.id, NOON), key())
    async with transaction():
        paper = await reads.attempt(own, number)
    assert paper
    return own, paper


async def _sweepers(processes: int, url: str) -> list[Process]:
    program = [sys.executable, "-m", "tests.lianfang.flows.sittings.sweeping", url]
    return [await asyncio.create_subprocess_exec(*program, cwd=ROOT, stdin=PIPE, stdout=PIPE) for _ in range(processes)]


async def _say(started: list[Process], word: str) -> None:
    lines = await asyncio.gather(*(one.stdout.readline() for one in started if one.stdout))
    assert lines == [f"{word}\n".encode()] * len(started)


@pytest.mark.parametrize("processes", [2, 5])
async def test_what_ran_out_is_graded_once_however_many_sweep(db: str, clock: Clock, processes: int) -> None:
    own, paper = await _paper(clock)
    station = own.stations[0]
    for row in GUARDS[1:]:
        one = await guard(station, row[0])
        if one != own:
            await start(OPERATOR, one, paper.sitting, key())
    owner, started = await asyncpg.connect(db), await _sweepers(processes, db)
    await owner.execute(WATCHED)
    await _say(started, "ready")
    clock.set(paper.ends_at + timedelta(seconds=30))
    for one in started:
        assert one.stdin
        one.stdin.write(f"{moved.ahead().total_seconds()}\n".encode())
    await _say(started, "done")
    await asyncio.gather(*(one.communicate(b"") for one in started))
    rows = await owner.fetch("SELECT attempt, count(*) AS times FROM graded GROUP BY attempt")
    assert [row["times"] for row in rows] == [1] * len(GUARDS[1:])
    assert await owner.fetchval("SELECT count(*) FROM sitting_attempt WHERE state = 'open'") == 0
    await owner.close()


async def _rows(owner: asyncpg.Connection) -> dict[str, int]:
    return {table: await owner.fetchval(f"SELECT count(*) FROM {table}") for table in TABLES}


async def test_a_line_cut_at_any_statement_keeps_an_answer_whole_or_not_at_all(db: str, clock: Clock) -> None:
    own, paper = await _paper(clock)
    owner, cuts = await asyncpg.connect(db), 0
    for at in count(1):
        said, line, cut = Answer(paper.versions[0], "ABCD"[at % 4], False, at), Line(owner), Cut(at)
        line.carry(cut)
        with line.watched():
            try:
                await answer(own, paper.id, said)
            except BROKEN:
                cuts += 1
                await works()
                assert await answer(own, paper.id, said) == said
        line.carry(None)
        row = await owner.fetchrow("SELECT given, sequence FROM attempt_answer")
        assert (row["given"], row["sequence"]) == (said.given, at)
        if not cut.done:
            break
    assert cuts >= 3
    await owner.close()


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("rounds", [10, pytest.param(200, marks=pytest.mark.soak)])
async def test_a_commit_whose_answer_was_lost_is_the_one_true_one(db: str, clock: Clock, rounds: int) -> None:
    own, paper = await _paper(clock)
    owner = await asyncpg.connect(db)
    line = Line(owner)
    with line.watched():
        for nth in range(1, rounds + 1):
            said = Answer(paper.versions[nth % 4], "ABCD"[nth % 4], False, nth)
            assert await line.answered_to_nobody(partial(answer, own, paper.id, said)) == said
        before = await _rows(owner)
        result = await line.answered_to_nobody(partial(hand_in, OPERATOR, own, paper.id, key()))
    grown = {table: rows - before[table] for table, rows in (await _rows(owner)).items()}
    assert grown == {"sitting_attempt": 0, "attempt_answer": 0, "command": 1, "audit_line": 1}
    assert before["attempt_answer"] == 4 and await hand_in(OPERATOR, own, paper.id, key()) == result
    await works()
    await owner.close()


async def test_an_answer_and_the_hand_in_at_once_are_one_after_the_other(db: str, clock: Clock) -> None:
    """Whatever was taken counts: a save that came through before the hand-in is graded, one behind it is refused."""
    own, paper = await _paper(clock)
    async with transaction():
        right = {
            row["id"]: row["answer"] for row in await reads.AttemptTable.raw("SELECT id, answer FROM question_version")
        }
    saves = [
        answer(own, paper.id, Answer(version, right[version], False, nth + 1))
        for nth, version in enumerate(paper.versions)
    ]
    done = await asyncio.gather(*saves, hand_in(OPERATOR, own, paper.id, key()), return_exceptions=True)
    taken = sum(isinstance(one, Answer) for one in done)
    async with transaction():
        graded = await reads.attempt(own, paper.id)
    assert graded and graded.correct == taken
