"""A certificate ends: revoked, cancelled, replaced, or it was wrongly entered; then what it gave is taken back,
and what it had replaced is in force again."""

from datetime import datetime

from msgspec import json

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.certificates.register import OF_CERTIFICATE
from lianfang.flows.points.certificates import obtained
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.journal.actions import correct_deeds
from zones.roster import certificates
from zones.roster.reads.register import CertificateAt, certificate
from zones.roster.rules.certificates import check_ending, last_day
from zones.roster.vocabulary import Ending


async def end(by: By, scope: Scope, number: int, ending: Ending, key: Key) -> int:
    """Returns whose it is. Raises NotYours, CertificateOver, BadCertificate, OtherBody."""

    async def do(now: datetime) -> str:
        person = (await _there(scope, number)).person
        await certificates.lock_of_person(person)
        held, today = await _there(scope, number), shanghai_day(now)
        check_ending(ending, held.ending, held.until is None, held.issued, today)
        await certificates.end(number, ending, last_day(ending))
        if ending.kind == "mistaken":
            await certificates.put_back(number)
            await correct_deeds(None, OF_CERTIFICATE, [number], now)
            await obtained(now, today, person=person)  # by the right one, where it is there already
        await note(by, "certificate.end", ending.kind, now, "person", person)
        return str(person)

    return int(await answered_once(key, ["certificate.end", str(number), json.encode(ending).decode()], do))


async def _there(scope: Scope, number: int) -> CertificateAt:
    found = await certificate(scope, number)
    if found is None:
        raise NotYours()
    return found
