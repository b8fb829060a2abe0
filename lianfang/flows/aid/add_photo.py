"""A photo of what happens, by whoever may see the request: cleaned first, stored with its row in one transaction."""

import hashlib
from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answer_of, answered_once
from lianfang.database import transaction
from lianfang.flows.aid.shots import PHOTOS_OF, owner_of
from lianfang.notices.outbox import announce
from lianfang.photos.actions import check_quota, store
from lianfang.photos.cleaned import cleaned
from zones.aid import reads
from zones.aid.errors import NoSuchRequest
from zones.aid.rules.showing import check_takes_photos


async def add_photo(by: By, account: int, request: int, content: bytes, key: Key) -> int:
    """Returns the photo's id. It is the account's, by whatever token it came: so it counts for him and goes with him.

    Raises NoSuchRequest, TooLateForPhotos, PhotoQuota, OtherBody and what `cleaned` raises. Whether he may see the request
    is asked before.
    """
    owner, body = owner_of(account), ["aid.photo", str(request), hashlib.sha256(content).hexdigest()]
    async with transaction() as now:  # cleaning is the costly part
        earlier = await answer_of(key, body)
        if earlier is None:
            await check_quota(owner, now)
    if earlier is not None:
        return int(earlier)
    clean = await cleaned(content)

    async def do(now: datetime) -> str:
        asked = await reads.locked(request)
        if asked is None:
            raise NoSuchRequest()
        check_takes_photos(asked, now)
        photo = await store(owner, PHOTOS_OF, request, clean, now)
        await note(by, "aid.photo", "done", now, "aid", request)
        await announce("aid", request)
        return str(photo)

    return int(await answered_once(key, body, do))
