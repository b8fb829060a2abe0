"""A certificate is registered: what he held before ends as replaced, and who passed for it has obtained it, at once."""

from datetime import datetime

from msgspec import json

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.people.within import check_within
from lianfang.flows.points.certificates import obtained
from lianfang.flows.reports import photo
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster import certificates
from zones.roster.errors import CertificateTaken
from zones.roster.reads.register import certificates_ever, pattern_of, taken
from zones.roster.rules.certificates import check_entry, check_follows
from zones.roster.vocabulary import Entry

OF_CERTIFICATE = "certificate"


async def register(by: By, scope: Scope, account: int, person: int, entry: Entry, content: bytes, key: Key) -> int:
    """Returns the certificate's id. The same number again corrects day and issuer.

    Raises NotYours, BadCertificateNumber, CertificateTaken, OtherBody and what a photo raises.
    """
    said = json.encode(entry).decode()
    body = ["certificate.register", str(person), said, photo.digest_of(content)]
    clean = await photo.clean_of(account, content, key, body)

    async def do(now: datetime) -> str:
        await check_within(scope, person)
        bureau, today = await certificates.lock_of_person(person), shanghai_day(now)
        check_entry(entry, await pattern_of(bureau), today)
        check_follows(entry, await certificates_ever(Scope(scope.stations), person))
        if await taken(bureau, person, entry.number):
            raise CertificateTaken()
        made = await certificates.register(person, entry, now)
        await photo.keep(account, OF_CERTIFICATE, made, clean, now)
        await obtained(now, today, person=person)
        await note(by, "certificate.register", "done", now, "person", person)
        return str(made)

    return int(await answered_once(key, body, do))
