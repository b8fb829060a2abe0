"""A guard does not want it any more, before it was handed out: his points come back."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.points.redemptions import rules
from scoring.points.redemptions.actions import give_back, keep
from scoring.points.redemptions.reads import locked
from zones.ground.scope import Scope


async def withdraw(by: By, scope: Scope, number: int, key: Key) -> None:
    """Of the scope's person. Raises NotYours, RedemptionMoved, OtherBody."""

    async def do(now: datetime) -> str:
        before = await locked(scope, number) if scope.person is not None else None
        if before is None:
            raise NotYours()
        after = rules.withdrawn(before, now)
        await keep(after)
        await give_back(after, now)
        await note(by, "exchange.withdraw", "done", now, "redemption", number)
        return after.state

    await answered_once(key, ["exchange.withdraw", str(number)], do)
