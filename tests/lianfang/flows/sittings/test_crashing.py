"""A process that is killed at any statement of two papers: no accepted answer is lost, none is graded twice, the time is right."""

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from typing import Any

import asyncpg
import pytest
from msgspec import json, structs

from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.exams import bank, guard, sitting
from tests.lianfang.flows.sittings.crashing import NOON, SCRIPT, Run

KILLED = -9
TABLES = {
    "sitting_attempt": "SELECT number, nth, questions, state, by_time, correct, points, begun_at, ends_at, ended_at, "
    "next_deadline FROM sitting_attempt ORDER BY nth",
    "sitting_paper": "SELECT a.nth, p.versions, p.orders FROM sitting_paper p JOIN sitting_attempt a ON a.id = p.attempt ORDER BY a.nth",
    "attempt_answer": "SELECT a.nth, x.version, x.given, x.sequence FROM attempt_answer x JOIN sitting_attempt a "
    "ON a.id = x.attempt ORDER BY a.nth, x.version",
    "graded": "SELECT a.nth, count(*) AS times FROM graded g JOIN sitting_attempt a ON a.id = g.attempt GROUP BY 1 ORDER BY 1",
    "command": "SELECT key, length(answer) > 0 AS answered FROM command WHERE key LIKE 'command-%' ORDER BY key",
    "audit_line": "SELECT action, outcome, at FROM audit_line WHERE subject = 'attempt' ORDER BY at, action",
}
WATCHED = """
    CREATE TABLE graded (attempt bigint); GRANT INSERT ON graded TO PUBLIC;
    CREATE FUNCTION note_graded() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN INSERT INTO graded VALUES (NEW.id); RETURN NEW; END $$;
    CREATE TRIGGER graded AFTER UPDATE ON sitting_attempt FOR EACH ROW WHEN (NEW.state = 'graded') EXECUTE FUNCTION note_graded();
"""
RESET = """
    ALTER TABLE audit_line DISABLE TRIGGER USER; DELETE FROM audit_line WHERE subject = 'attempt';
    ALTER TABLE audit_line ENABLE TRIGGER USER;
    DELETE FROM graded; DELETE FROM attempt_answer;
    ALTER TABLE sitting_paper DISABLE TRIGGER USER; DELETE FROM sitting_paper; ALTER TABLE sitting_paper ENABLE TRIGGER USER;
    DELETE FROM sitting_attempt; DELETE FROM command;
"""
State = dict[str, list[dict[str, Any]]]


class Server:
    """The program that is killed."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.lianfang.flows.sittings.crashing"]
        self.program = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
        )

    def run(self, run: Run) -> tuple[int, list[str]]:
        """How the child ended, and what it answered until then."""
        assert self.program.stdin and self.program.stdout
        print(json.encode(run).decode(), file=self.program.stdin, flush=True)
        said = []
        while not (line := self.program.stdout.readline()).startswith("ended"):
            assert line, "the program itself is gone"
            said.append(line.split()[1])
        return int(line.split()[1]), said

    def end(self) -> None:
        self.program.communicate(timeout=60)


async def _state(owner: asyncpg.Connection) -> State:
    """All that there is; instants of ten seconds."""
    return {name: [_plain(row) for row in await owner.fetch(sql)] for name, sql in TABLES.items()}


def _plain(row: asyncpg.Record) -> dict[str, Any]:
    return {
        name: int((value - NOON).total_seconds() // 10) if isinstance(value, datetime) else value
        for name, value in row.items()
    }


async def _killed_at(server: Server, owner: asyncpg.Connection, run: Run) -> tuple[bool, list[str], State]:
    """Killed once, then started again while the phone sends again. Whether it was killed, what was answered, what stands."""
    ended, said = server.run(run)
    if ended == 0:
        return False, said, await _state(owner)
    assert ended == KILLED
    await _nothing_that_was_taken_is_lost(owner, said)
    first = max(len(said) - 1, 0)  # the last answer was heard, and its command comes once more all the same
    ended, rest = server.run(structs.replace(run, last=0, first=first))
    assert ended == 0 and (not said or rest[0] == said[-1]), "the same command, the same answer"
    return True, [*said[:first], *rest], await _state(owner)


async def _nothing_that_was_taken_is_lost(owner: asyncpg.Connection, said: list[str]) -> None:
    """Of the paper that is open: each question as it was last said to stand, or newer."""
    taken = [one.split(":") for one in said[max(nth for nth, one in enumerate([*said, "begun"]) if one == "begun") :]]
    rows = await owner.fetch(
        "SELECT array_position(p.versions, x.version) - 1 AS nth, x.sequence FROM attempt_answer x "
        "JOIN sitting_paper p ON p.attempt = x.attempt WHERE p.attempt = (SELECT max(id) FROM sitting_attempt)"
    )
    there = {row["nth"]: row["sequence"] for row in rows}
    for one in taken:
        assert len(one) < 3 or there.get(int(one[0]), 0) >= int(one[2]), "an answer that was taken is lost"


async def _everywhere(db: str, run: Run, lasts: Iterable[int]) -> int:
    """Raises AssertionError where a kill is to be seen. Returns how many kills there were."""
    server, owner = Server(), await asyncpg.connect(db)
    kills = 0
    try:
        await owner.execute(WATCHED + RESET)
        ended, said = server.run(structs.replace(run, forgets=False))
        state = await _state(owner)
        assert ended == 0 and len(said) == len(SCRIPT)
        for last in lasts:
            await owner.execute(RESET)
            killed, heard, left = await _killed_at(server, owner, structs.replace(run, last=last))
            assert heard == said, f"killed at step {last}"
            other = [name for name in TABLES if left[name] != state[name]]
            assert not other, f"killed at step {last}, other than it should be: {other}"
            if not killed:
                break
            kills += 1
    finally:
        await owner.close()
        server.end()
    return kills


@pytest.fixture
async def run(db: str, clock: Clock) -> Run:
    clock.set(NOON)
    await bring_roster()
    station = await the_station()
    await bank(station.bureau)
    person = (await guard(station.id)).person
    assert person
    return Run(0, 0, station.id, person, await sitting(station.id, NOON))


async def test_untouched_two_papers_are_graded_once_each(run: Run, db: str) -> None:
    server, owner = Server(), await asyncpg.connect(db)
    await owner.execute(WATCHED)
    ended, said = server.run(run)
    state = await _state(owner)
    assert ended == 0
    assert [one for one in said if ":" not in one] == ["begun", "swept", "begun", "swept"]
    assert said[4] == "0:C:3", "the older one did not take its place"
    assert [row["times"] for row in state["graded"]] == [1, 1]
    assert [(row["state"], row["by_time"]) for row in state["sitting_attempt"]] == [("graded", False), ("graded", True)]
    assert [row["ends_at"] - row["begun_at"] for row in state["sitting_attempt"]] == [120, 120]
    await owner.close()
    server.end()


async def test_a_kill_at_a_statement_loses_no_answer_and_grades_nothing_twice(run: Run, db: str) -> None:
    assert await _everywhere(db, run, count(3, 17)) >= 6


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_a_kill_at_any_statement_loses_no_answer_and_grades_nothing_twice(run: Run, db: str) -> None:
    kills = await _everywhere(db, run, count(1))
    print(f"{kills} kills")
    assert kills > 100


async def test_saying_that_an_answer_is_taken_that_is_not_written_is_seen(run: Run, db: str) -> None:
    """The control."""
    with pytest.raises(AssertionError, match="is lost|other than it should be|killed at step"):
        await _everywhere(db, structs.replace(run, forgets=True), count(40, 7))
