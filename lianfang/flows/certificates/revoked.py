"""A revocation that happened elsewhere, or before anybody here knew: it bars him all the same."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.people.within import check_within
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster import certificates
from zones.roster.reads.register import revocations
from zones.roster.rules.certificates import check_revoked
from zones.roster.vocabulary import Ending


async def record_revocation(by: By, scope: Scope, person: int, revoked: Ending, key: Key) -> int:
    """Returns the row's id. Raises NotYours, BadCertificate, OtherBody."""

    async def do(now: datetime) -> str:
        await check_within(scope, person)
        await certificates.lock_of_person(person)
        known = (await revocations(Scope(scope.stations), [person])).get(person, ())
        check_revoked(revoked, known, shanghai_day(now))
        made = await certificates.revoked_elsewhere(person, revoked.day, revoked.document, now)
        await note(by, "certificate.revoked", "done", now, "person", person)
        return str(made)

    return int(await answered_once(key, ["certificate.revoked", str(person), str(revoked.day), revoked.document], do))
