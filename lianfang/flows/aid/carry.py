"""One decision on a request: load it locked, decide, write, tell. Every flow of backup goes through here."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from lianfang.notices.outbox import announce, enqueue
from zones.aid import reads
from zones.aid.actions import write
from zones.aid.errors import NoSuchRequest
from zones.aid.rules.deciding import decide
from zones.aid.rules.telling import Decided
from zones.aid.vocabulary import Request

Making = Callable[[Request], Awaitable[Any]]


async def carry_out(request: int, command: Any, now: datetime) -> Decided:
    """Inside an open transaction. `command` is one, or makes one of the request as it stands. Raises what the rules refuse."""
    before = await reads.locked(request)
    if before is None:
        raise NoSuchRequest()
    if callable(command):
        command = await command(before)
    return await settle(before, decide(before, command, now), now)


async def settle(before: Request, decided: Decided, now: datetime) -> Decided:
    """Write a decision, hand over its notices, tell the live pages."""
    await write(before, decided, now)
    await enqueue(decided.notices, now)
    if decided.events:
        await announce("aid", decided.request.id)
    return decided
