"""One person's certificates as the desk sees them; the settings beside the register."""

from datetime import date

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.database import transaction
from lianfang.flows.certificates.register import OF_CERTIFICATE
from lianfang.photos.reads import PhotoRow, photos_of
from scoring.exams.signup.reads import standings
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads import StationRow, called
from zones.roster.reads.register import (
    CertificateAt,
    Guarding,
    barred,
    certificate,
    certificates_ever,
    guarding_of,
    pattern_of,
)
from zones.roster.vocabulary import Pattern


class PersonCertificates(Struct, frozen=True):
    """`state` is one of CERTIFICATE_STATES, empty for who stands nowhere; `barred` the last day on which he may not serve."""

    today: date
    name: str
    unit: str
    state: str
    barred: date | None
    rows: tuple[CertificateAt, ...]
    photos: dict[int, list[PhotoRow]]
    pattern: Pattern


async def person_certificates(of: Scope, bureau: int, person: int) -> PersonCertificates:
    """Of somebody whom the reader's scope reaches."""
    his = Scope(of.stations, person=person)
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        name, unit = await called(his)
        rows = await certificates_ever(his, person)
        known = (await standings(his, now)).get(person)
        over = (await barred(his, [person], today)).get(person)
        photos = await photos_of(OF_CERTIFICATE, [row.id for row in rows])
        return PersonCertificates(
            today, name, unit, known.state if known else "", over, tuple(rows), photos, await pattern_of(bureau)
        )


async def settings_seen(place: StationRow) -> tuple[Guarding, Pattern]:
    async with transaction(snapshot=True):
        return await guarding_of(place.id), await pattern_of(place.bureau)


async def owner_of(of: Scope, number: int) -> int:
    """Whose certificate it is, of those whom a reader reaches. Raises NotYours."""
    async with transaction(snapshot=True):
        found = await certificate(of, number)
    if found is None:
        raise NotYours()
    return found.person
