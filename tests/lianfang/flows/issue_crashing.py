"""Issues the cast's week in a child that dies at the n-th step: a statement, a commit, a write, a rename, a flush.

Run as a program: reads lines `step key` (step 0: never), forks, prints how the child ended and the number it got.
Forked, so that each try takes milliseconds; only what comes before the register is replaced: the printing by a
fixed small file, the sealing of the chain (which has crashes of its own) by fixed heads.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asyncpg

from bulletins.paper.vocabulary import Printed
from bulletins.register.reads.works import work as work_by_id
from bulletins.register.tables import Draft
from bulletins.register.vocabulary import Work
from lianfang import database, issued
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.bulletin import issue as flow
from lianfang.settings import settings

PDF = b"%PDF-1.4 the cast's week\n" + b"x" * 5000
CRASHED = 9
READS = ("SELECT", "SHOW", "SET", "BEGIN", ";")


class Steps:
    """Counts what could be the last thing a process does, before and after it is done."""

    def __init__(self, last: int, reads: bool) -> None:
        self.last, self.reads, self.done = last, reads, 0

    def step(self) -> None:
        self.done += 1
        if self.done == self.last:
            os._exit(CRASHED)

    def around(self, owner: Any, name: str) -> None:
        held: Callable[..., Any] = getattr(owner, name)

        def counted(*arguments: Any, **options: Any) -> Any:
            self.step()
            result = held(*arguments, **options)
            self.step()
            return result

        setattr(owner, name, counted)

    def around_statements(self, name: str) -> None:
        held = getattr(asyncpg.Connection, name)

        async def counted(connection: Any, query: str, *arguments: Any, **options: Any) -> Any:
            counts = self.reads or not query.lstrip("\n ").startswith(READS)
            if counts:
                self.step()
            result = await held(connection, query, *arguments, **options)
            if counts:
                self.step()
            return result

        setattr(asyncpg.Connection, name, counted)


def _half_written(steps: Steps) -> None:
    held = issued.write_whole

    def written(file: Path, content: bytes) -> None:
        file.write_bytes(content[:100])
        steps.step()
        held(file, content)

    issued.write_whole = written


async def _tiny(*_: object) -> Printed:
    return Printed(PDF, 1, (), ())


async def _heads() -> str:
    return "审计1行000000000000"


async def _the_work() -> Work:
    """The one that is reviewed and cleared."""
    async with database.transaction():
        found = await work_by_id((await Draft.raw("SELECT id FROM draft"))[0]["id"])
    assert found is not None
    return found


async def _issue(last: int, key: str, reads: bool) -> int:
    steps = Steps(last, reads)
    flow.pressed, flow.heads_to_print = _tiny, _heads
    await database.open_pool(settings().database_url)
    work = await _the_work()
    for name in ("_execute", "execute"):
        steps.around_statements(name)
    for owner, name in ((os, "fsync"), (Path, "rename")):
        steps.around(owner, name)
    _half_written(steps)
    return await flow.issue(OPERATOR, work, "王立新", Key(key, "login:1"))


def _child(last: int, key: str, reads: bool) -> None:
    number = asyncio.run(_issue(last, key, reads))
    print(f"issued {number}", flush=True)
    os._exit(0)


def main() -> None:
    """Until the input ends."""
    reads = sys.argv[1:] == ["every"]
    for line in sys.stdin:
        last, key = line.split()
        child = os.fork()
        if child == 0:
            try:
                _child(int(last), key, reads)
            finally:
                os._exit(1)
        print("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
