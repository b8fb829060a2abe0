"""Whoever raised an appeal takes it back: the points stand as they did, and it may be raised again in time."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.points.appeals import reads, rules
from scoring.points.appeals.actions import keep
from zones.ground.scope import Scope


async def withdraw(by: By, scope: Scope, appeal: int, key: Key) -> None:
    """By the scope's person or unit. Raises NotYours, AppealOver, OtherBody."""

    async def do(now: datetime) -> str:
        stands = await reads.locked(scope, appeal)
        if stands is None:
            raise NotYours()
        await keep(rules.withdraw(stands, now))
        await note(by, "appeal.withdraw", "done", now, "appeal", appeal)
        return "withdrawn"

    await answered_once(key, ["appeal.withdraw", str(appeal)], do)
