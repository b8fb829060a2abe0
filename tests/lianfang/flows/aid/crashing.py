"""A whole call for help in children that are killed at the n-th step: before or after a statement, a COMMIT among them.

Run as a program: reads lines of JSON (Run), forks, passes on what the child answers, prints how it ended.
With `marks_first` the request is committed before its notices, in two transactions: the mistake that the test must see.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import Struct, json

from lianfang import clock, database
from lianfang.audit.actions import OPERATOR
from lianfang.commands import Key
from lianfang.flows.aid import carry, order, raise_request, respond, sweep
from lianfang.settings import settings
from tests.lianfang.flows.issue_crashing import Steps
from tests.watch import NIGHT
from zones.aid.rules.answering import Arrive, Come, More
from zones.aid.rules.deciding import Close, Receive


class Run(Struct, frozen=True):
    """`last`: the step at which it dies (0: never); from which line of the script on to which; who asks, who comes, which request."""

    last: int
    first: int
    until: int
    unit: int
    near: int
    far: int
    late: int
    request: int = 0
    marks_first: bool = False


class Killed(Steps):
    """Steps of which the last is a kill."""

    def step(self) -> None:
        self.done += 1
        if self.done == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


Line = tuple[int, Callable[[int, Run, Key], Awaitable[Any]]]


async def _raise(_: int, run: Run, key: Key) -> int:
    return await raise_request.raise_request(OPERATOR, raise_request.Cry(1, run.unit, "suspect"), key)


async def _sweep(_: int, run: Run, key: Key) -> str:
    for request in await sweep.due_requests():
        await sweep.sweep_request(request)
    return "swept"


def _says(make: Callable[[Run], Any]) -> Callable[[int, Run, Key], Awaitable[str]]:
    return lambda request, run, key: respond.respond(OPERATOR, request, make(run), key)


def _orders(given: Any) -> Callable[[int, Run, Key], Awaitable[str]]:
    return lambda request, run, key: order.order(OPERATOR, request, given, key)


SCRIPT: list[Line] = [
    (0, _raise),
    (65, _sweep),
    (70, _says(lambda run: Come(run.far))),
    (75, _says(lambda run: Come(run.near))),
    (80, _says(lambda run: Come(run.late))),
    (85, _sweep),
    (90, _orders(Receive(9))),
    (100, _says(lambda run: Arrive(run.near))),
    (110, _says(lambda run: More(run.near))),
    (690, _sweep),
    (700, _orders(Close(9, "settled", number="1120-0046"))),
]


async def _play(run: Run) -> None:
    """The clients' commands, each with its one key, in order; whoever has no answer yet sends again."""
    await database.open_pool(settings().database_url)
    steps = Killed(run.last, reads=True)
    for name in ("_execute", "execute"):
        steps.around_statements(name)
    request = run.request
    for nth in range(run.first, run.until):
        second, work = SCRIPT[nth]
        clock.set_clock(NIGHT + timedelta(seconds=second), datetime.now(UTC))
        said = await work(request, run, Key(f"command-{nth:02}", "account:1"))
        request = said if work is _raise else request
        os.write(1, f"said {said}\n".encode())


def _marks_first() -> None:
    """The mistake: mark, then send."""
    held, waiting = carry.enqueue, list[tuple[Any, datetime]]()

    async def wait(notices: Any, now: datetime) -> None:
        waiting.append((notices, now))

    def sends_after(flow: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def both(*arguments: Any) -> Any:
            said = await flow(*arguments)
            async with database.transaction():
                while waiting:
                    await held(*waiting.pop(0))
            return said

        return both

    carry.enqueue = wait  # type: ignore[assignment]
    raise_request.raise_request = sends_after(raise_request.raise_request)  # type: ignore[assignment]
    sweep.sweep_request = sends_after(sweep.sweep_request)  # type: ignore[assignment]


def main() -> None:
    """Until the input ends."""
    for line in sys.stdin:
        run = json.decode(line, type=Run)
        child = os.fork()
        if child == 0:
            try:
                if run.marks_first:
                    _marks_first()
                asyncio.run(_play(run))
                os._exit(0)
            finally:
                os._exit(1)
        os.write(1, f"ended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n".encode())


if __name__ == "__main__":
    main()
