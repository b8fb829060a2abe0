"""Renews every person's key on line: each person in a transaction of his own, the old key destroyed after its commit."""

from lianfang.audit.actions import OPERATOR, By, note
from lianfang.database import transaction
from lianfang.settings import settings
from lianfang.vault import keys
from lianfang.vault.actions import renew
from lianfang.vault.errors import KeyDestroyed
from lianfang.vault.tables import VaultItem


async def rotate(by: By = OPERATOR) -> int:
    """The audit line comes first. Returns how many persons have a new key. Readers never fail: they look once more when a key is gone.

    Whoever cannot be read any more, or was erased since the list was made, is passed over; the others are renewed.
    """
    async with transaction() as now:
        persons = [
            row["person"] for row in await VaultItem.raw("SELECT DISTINCT person FROM vault_item ORDER BY person")
        ]
        await note(by, "vault.rotate", "done", now)
    return sum([await _renewed(person) for person in persons])


async def _renewed(person: int) -> bool:
    try:
        async with transaction():
            old = await renew(person)
    except KeyDestroyed:
        return False
    if old:
        keys.destroy_key(settings().keys, old)
    return bool(old)
