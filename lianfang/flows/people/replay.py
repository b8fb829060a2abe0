"""Before anybody is served: whoever was erased is erased again, if an old backup or a crash brought him back."""

from typing import Any

from lianfang.audit.actions import By
from lianfang.database import transaction
from lianfang.flows.people.leave import leave
from lianfang.settings import settings
from lianfang.vault import keys
from lianfang.vault.erasures import Erased, erased, listed
from lianfang.vault.tables import VaultItem
from lianfang.vault.vocabulary import GONE

_PRESENT = """
SELECT n.id, n.name, array_remove(array_agg(DISTINCT v.key), NULL) AS keys
FROM person n LEFT JOIN vault_item v ON v.person = n.id WHERE n.id = ANY({}) GROUP BY n.id
"""


async def replay() -> int:
    """How many were erased again. Also removes keys of theirs, and old keys that a renewal left. Raises ErasureListDamaged.

    Somebody else who got an erased person's id (the backup is older than both) has another name and other keys: he stays.
    """
    everybody, done = listed(), 0
    async with transaction():
        rows = await VaultItem.raw(_PRESENT, [one.person for one in everybody])
        named = [
            row["key"] for row in await VaultItem.raw("SELECT key FROM vault_item UNION SELECT key FROM sealed_key")
        ]
    present = {row["id"]: row for row in rows}
    for one in everybody:
        if one.person in present and _is_he(one, present[one.person]):
            async with transaction() as now:
                again = await leave(By("job"), one.person, now, "again")
            done += bool(again)
            _destroy(again)
        _destroy(one)
    keys.sweep_keys(settings().keys, named)
    return done


def _is_he(one: Erased, row: dict[str, Any]) -> bool:
    """By the name he had, or by a key of his: his name may have been corrected between the backup and the erasure."""
    if row["name"] == GONE:
        return False
    marks = {keys.mark_of(name) for name in row["keys"]}
    return bool(marks & set(one.marks)) or erased(one.person, row["name"], ()).name == one.name


def _destroy(one: Erased | None) -> None:
    for mark in one.marks if one else ():
        keys.destroy_marked(settings().keys, mark)
