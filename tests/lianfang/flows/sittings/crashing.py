"""A guard's two papers in children that are killed at the n-th step: before or after a statement, a COMMIT among them.

Run as a program: reads lines of JSON (Run), forks, passes on what the child answers, prints how it ended.
With `forgets` an answer is said to be taken that was not written: the mistake that the test must see.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import Struct, json

from lianfang import clock, database
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.sittings import answer, hand_in, start, sweep
from lianfang.settings import settings
from scoring.exams.sittings.tables import Attempt
from scoring.exams.sittings.vocabulary import Answer
from tests.lianfang.flows.aid.crashing import Killed
from zones.ground.scope import Scope

NOON = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)


class Run(Struct, frozen=True):
    """`last`: the step at which it dies (0: never); from which line of the script on; who sits what."""

    last: int
    first: int
    station: int
    person: int
    sitting: int
    forgets: bool = False

    @property
    def own(self) -> Scope:
        return Scope((self.station,), person=self.person)


Line = tuple[int, Callable[[Run, Key], Awaitable[str]]]


async def _start(run: Run, key: Key) -> str:
    await start.start(OPERATOR, run.own, run.sitting, key)
    return "begun"


def _gives(nth: int, given: str, sequence: int) -> Callable[[Run, Key], Awaitable[str]]:
    async def give(run: Run, _: Key) -> str:
        (paper,) = await Attempt.raw("SELECT attempt AS id, versions FROM sitting_paper ORDER BY attempt DESC LIMIT 1")
        said = Answer(paper["versions"][nth], given, False, sequence)
        stands = await answer.answer(run.own, paper["id"], said)
        return f"{nth}:{stands.given}:{stands.sequence}"

    return give


async def _hand_in(run: Run, key: Key) -> str:
    (paper,) = await Attempt.raw("SELECT id FROM sitting_attempt WHERE nth = 1")
    return f"points:{(await hand_in.hand_in(OPERATOR, run.own, paper['id'], key)).points}"


async def _sweep(_: Run, __: Key) -> str:
    for number in await sweep.due_sittings():
        await sweep.sweep_sitting(number)
    return "swept"


SCRIPT: list[Line] = [
    (0, _start),
    (60, _gives(0, "A", 1)),
    (70, _gives(1, "B", 2)),
    (80, _gives(0, "C", 3)),
    (90, _gives(0, "A", 1)),
    (100, _sweep),
    (110, _hand_in),
    (200, _start),
    (210, _gives(2, "D", 1)),
    (200 + 20 * 60 + 7, _sweep),
]
"""Two papers: one handed in, the resit run out of time. What came again, and what was older, in between."""


async def _play(run: Run) -> None:
    await database.open_pool(settings().database_url)
    steps = Killed(run.last, reads=True)
    for name in ("_execute", "execute"):
        steps.around_statements(name)
    for nth in range(run.first, len(SCRIPT)):
        second, work = SCRIPT[nth]
        clock.set_clock(NOON + timedelta(seconds=second), datetime.now(UTC))
        os.write(1, f"said {await work(run, Key(f'command-{nth:02}', 'account:1'))}\n".encode())


def _forgets() -> None:
    """The mistake: an answer is said to be taken, and was not written."""
    held = answer.save

    async def lost(*arguments: Any) -> bool:
        return arguments[2].sequence == 1 or await held(*arguments)

    answer.save = lost  # type: ignore[assignment]


def main() -> None:
    """Until the input ends."""
    for line in sys.stdin:
        run = json.decode(line, type=Run)
        child = os.fork()
        if child == 0:
            try:
                if run.forgets:
                    _forgets()
                asyncio.run(_play(run))
                os._exit(0)
            finally:
                os._exit(1)
        os.write(1, f"ended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())


if __name__ == "__main__":
    main()
