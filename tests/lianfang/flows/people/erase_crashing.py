"""Erases persons in children that die at the n-th step: a statement, a commit, a flush, a removed file.

Run as a program: reads lines `step person` (step 0: never), forks, prints how the child ended.
"""

import asyncio
import os
import sys
from pathlib import Path

from lianfang import database
from lianfang.audit.actions import OPERATOR
from lianfang.flows.people.erase import erase
from lianfang.settings import settings
from tests.lianfang.flows.issue_crashing import Steps
from zones.ground.scope import Scope
from zones.roster.reads import stations


async def _erase(last: int, person: int) -> None:
    await database.open_pool(settings().database_url)
    scope = Scope(tuple(station.id for station in await stations()))
    steps = Steps(last, reads=False)
    for name in ("_execute", "execute"):
        steps.around_statements(name)
    for owner, name in ((os, "fsync"), (Path, "unlink")):
        steps.around(owner, name)
    await erase(scope, OPERATOR, person)


def main() -> None:
    """Until the input ends."""
    for line in sys.stdin:
        last, person = line.split()
        child = os.fork()
        if child == 0:
            try:
                asyncio.run(_erase(int(last), int(person)))
                os._exit(0)
            finally:
                os._exit(1)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
