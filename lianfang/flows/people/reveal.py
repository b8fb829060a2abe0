"""Shows one value in the clear, for a reason of the table. The audit line is committed before the value is read."""

from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.people.within import check_within
from lianfang.vault import actions as vault
from lianfang.vault.errors import BadReason, NothingHeld
from lianfang.vault.vocabulary import KINDS, REASONS
from zones.ground.scope import Scope

REVEALED = "people.reveal."
"""Followed by the kind of value."""


async def reveal(scope: Scope, by: By, person: int, kind: str, reason: str) -> str:
    """Raises NotYours, BadReason, NothingHeld, KeyDestroyed. A refused reveal is audited by whoever refuses at the door."""
    if reason not in REASONS:
        raise BadReason(reasons=list(REASONS.values()))
    if kind not in KINDS:
        raise NothingHeld()
    async with transaction() as now:
        await check_within(scope, person)
        await note(by, REVEALED + kind, "done", now, "person", person, reason)
    value = await vault.reveal(person, kind)
    if value is None:
        raise NothingHeld()
    return value
