"""A photo of what happens, by whoever may see the request: cleaned first, stored with its row in one transaction."""

import hashlib
from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.database import transaction
from lianfang.notices.outbox import announce
from lianfang.photos.actions import check_quota, store
from lianfang.photos.cleaned import cleaned
from zones.aid import reads
from zones.aid.errors import NoSuchRequest

SUBJECT = "aid"


async def add_photo(by: By, request: int, content: bytes, key: Key) -> int:
    """Returns the photo's id. Raises NoSuchRequest, PhotoTooLarge, TooManyPixels, NotAPhoto, PhotosBusy, PhotoQuota, OtherBody.

    Whether he may see the request is asked before.
    """
    async with transaction() as now:
        await check_quota(by.actor, now)
    clean = await cleaned(content)

    async def do(now: datetime) -> str:
        if await reads.locked(request) is None:
            raise NoSuchRequest()
        photo = await store(by.actor, SUBJECT, request, clean, now)
        await note(by, "aid.photo", "done", now, "aid", request)
        await announce("aid", request)
        return str(photo)

    return int(await answered_once(key, ["aid.photo", str(request), hashlib.sha256(content).hexdigest()], do))
