"""A picture of a certificate that is registered already."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.certificates.register import OF_CERTIFICATE
from lianfang.flows.reports import photo
from lianfang.photos.errors import NoPhoto
from zones.ground.scope import Scope
from zones.roster import certificates
from zones.roster.reads.register import certificate


async def add_scan(by: By, scope: Scope, account: int, number: int, content: bytes, key: Key) -> int:
    """Returns whose it is. Raises NotYours, OtherBody and what a photo raises."""
    body = ["certificate.scan", str(number), photo.digest_of(content)]
    if not content:
        raise NoPhoto()
    clean = await photo.clean_of(account, content, key, body)

    async def do(now: datetime) -> str:
        found = await certificate(scope, number)
        if found is None:
            raise NotYours()
        await certificates.lock_of_person(found.person)
        await photo.keep(account, OF_CERTIFICATE, number, clean, now)
        await note(by, "certificate.scan", "done", now, "person", found.person)
        return str(found.person)

    return int(await answered_once(key, body, do))
