"""A unit asks for a code that pairs a screen with one of its posts."""

from datetime import datetime

from lianfang.accounts import gates
from lianfang.accounts.errors import NoSuchGate
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.duty.reads import posts
from zones.ground.scope import Scope


async def make_gate(by: By, scope: Scope, post: int, key: Key) -> int:
    """Returns the screen's number; its code is derived. Raises NoSuchGate, OtherBody."""

    async def do(now: datetime) -> str:
        if not await posts(scope, only=post):
            raise NoSuchGate()
        made = await gates.make(post, by.actor, now)
        await note(by, "gate.make", "done", now, "gate", made)
        return str(made)

    return int(await answered_once(key, ["gate.make", str(post)], do))
