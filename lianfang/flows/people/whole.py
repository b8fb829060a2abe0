"""A person's own copy of what is held of him, in the clear."""

from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.vault import actions as vault
from lianfang.vault.vocabulary import KINDS

COPIED = "people.copy"


async def whole(by: By, person: int) -> dict[str, str]:
    """Kind → clear value, for the person himself: `person` is the actor's own. The audit line is committed first.

    Raises KeyDestroyed.
    """
    async with transaction() as now:
        await note(by, COPIED, "done", now, "person", person, "own_copy")
    return {kind: value for kind, value in (await vault.clear(person)).items() if kind in KINDS}
