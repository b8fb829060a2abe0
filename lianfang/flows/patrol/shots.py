"""Photos of an outing: the muster's and the flag's. Cleaned before the transaction, stored in it."""

import hashlib
from datetime import datetime

from lianfang.commands import Key, answer_of
from lianfang.database import transaction
from lianfang.photos.actions import check_quota, store
from lianfang.photos.cleaned import cleaned
from lianfang.photos.rules import Clean

MUSTER, FLAG = "muster", "flag"
"""What photos of outings are kept under."""


def digest_of(content: bytes) -> str:
    """What of a photo belongs to a command's body."""
    return hashlib.sha256(content).hexdigest()


async def ready(account: int, content: bytes, key: Key, body: list[str]) -> Clean | None:
    """The photo as it may be stored; None where none came, or where the command was answered before.

    Raises PhotoQuota and what `cleaned` raises.
    """
    if not content:
        return None
    async with transaction() as now:
        if await answer_of(key, body) is not None:
            return None
        await check_quota(f"account:{account}", now)
    return await cleaned(content)


async def keep(account: int, subject: str, outing: int, clean: Clean | None, now: datetime) -> None:
    """Inside the flow's transaction."""
    if clean is not None:
        await store(f"account:{account}", subject, outing, clean, now)
