"""A screen comes in by its code, once. Whoever stands there needs no account: it speaks for the post alone."""

from lianfang.accounts import gates
from lianfang.accounts.errors import GateCodeFailed
from lianfang.audit.actions import By, note
from lianfang.database import transaction


async def pair_gate(by: By, typed: str, label: str) -> str:
    """Returns the secret that the screen keeps. Raises GateCodeFailed; the try stays counted."""
    async with transaction() as now:
        found = await gates.pair(typed, label, now)
        if found:
            await note(by, "gate.pair", "done", now, "gate", found[0])
            return found[1]
    raise GateCodeFailed()
