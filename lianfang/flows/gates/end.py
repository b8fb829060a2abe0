"""A screen is put out, by its unit or by an officer: lost, broken, taken away."""

from datetime import datetime

from lianfang.accounts import gates
from lianfang.accounts.errors import NoSuchGate
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope


async def end_gate(by: By, scope: Scope, gate: int, key: Key) -> None:
    """At once. Raises NoSuchGate, OtherBody."""

    async def do(now: datetime) -> str:
        if not await gates.end(scope, gate, now):
            raise NoSuchGate()
        await note(by, "gate.end", "done", now, "gate", gate)
        return "ended"

    await answered_once(key, ["gate.end", str(gate)], do)
