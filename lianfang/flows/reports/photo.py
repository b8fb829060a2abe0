"""A photo that comes with words: cleaned before the transaction, stored in it under its author's name."""

import hashlib
from datetime import datetime

from lianfang.commands import Key, answer_of
from lianfang.database import transaction
from lianfang.photos.actions import check_quota, store
from lianfang.photos.cleaned import cleaned
from lianfang.photos.rules import Clean

OF_NOTE, OF_RECORD = "note", "record"


def digest_of(content: bytes) -> str:
    """What stands for it in a command's body; empty where there is none."""
    return hashlib.sha256(content).hexdigest() if content else ""


async def clean_of(account: int, content: bytes, key: Key, body: list[str]) -> Clean | None:
    """None where there is no photo, or the command was answered before. Raises PhotoQuota, OtherBody, what `cleaned` raises."""
    if not content:
        return None
    async with transaction() as now:  # cleaning is the costly part
        if await answer_of(key, body) is not None:
            return None
        await check_quota(_owner(account), now)
    return await cleaned(content)


async def keep(account: int, subject: str, thing: int, photo: Clean | None, now: datetime) -> None:
    """Inside the flow's transaction."""
    if photo is not None:
        await store(_owner(account), subject, thing, photo, now)


def _owner(account: int) -> str:
    return f"account:{account}"
