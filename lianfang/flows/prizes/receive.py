"""A prize came in: the guard says so on his phone, or the office has his signature on paper."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.prizes.actions import keep_received
from scoring.prizes.reads import prize_at
from scoring.prizes.rules.stepping import received
from zones.ground.scope import Scope


async def receive(by: By, scope: Scope, prize: int, key: Key) -> None:
    """The scope's person by phone; without a person in it on paper. Raises NotYours, RunMoved, OtherBody."""

    async def do(now: datetime) -> str:
        row = await prize_at(scope, prize)
        if row is None:
            raise NotYours()
        await keep_received(received(row.prize, "phone" if scope.person is not None else "paper"), now)
        await note(by, "prize.receive", "done", now, "prize", prize)
        return "received"

    await answered_once(key, ["prize.receive", str(prize)], do)
