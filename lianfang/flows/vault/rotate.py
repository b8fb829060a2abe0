"""Renews every key on line, of persons and of readers: each in a transaction of its own, the old key destroyed after its commit."""

from collections.abc import Awaitable, Callable
from typing import Any

from lianfang.audit.actions import OPERATOR, By, note
from lianfang.database import transaction
from lianfang.settings import settings
from lianfang.vault import keys, sealed
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
        readers = await sealed.readers()
        await note(by, "vault.rotate", "done", now)
    for reader in readers:
        await _renewed(sealed.renew, reader)
    return sum([await _renewed(renew, person) for person in persons])


async def _renewed(anew: Callable[[Any], Awaitable[str | None]], holder: int | str) -> bool:
    try:
        async with transaction():
            old = await anew(holder)
    except KeyDestroyed:
        return False
    if old:
        keys.destroy_key(settings().keys, old)
    return bool(old)
