"""持证台账: certificates of the guards of the stations one works for; registered, ended."""

from datetime import date
from typing import Annotated, Literal

from litestar.params import JSONBody, QueryParameter
from msgspec import Meta, Struct

from lianfang.access import scope
from lianfang.database import transaction
from lianfang.flows.certificates.end import end
from lianfang.flows.certificates.register import register
from lianfang.flows.certificates.seen import Listed, register_seen
from lianfang.vault.masks import mask
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from zones.ground.scope import Scope
from zones.roster.reads.standing import named_units
from zones.roster.vocabulary import MOST_ISSUER, MOST_NUMBER, Ending, Entry

Number = Annotated[int, Meta(ge=1, le=2**53)]
After = Annotated[int, QueryParameter(ge=0, le=LARGEST_ID, description="上一页的 next；不写就是第一页")]
Written = Annotated[str, Meta(max_length=MOST_NUMBER, pattern=PLAIN)]
UNITS_A_PAGE = 20


class CertificateShown(Struct, frozen=True):
    """A guard at a unit today. `state` is one of the nine; `certificate` and `number` (masked) where he holds one."""

    person: int
    name: str
    station: int
    unit: int
    unit_name: str
    state: str
    certificate: int | None
    number: str
    issued: date | None
    issuer: str


class CertificatesShown(Struct, frozen=True):
    """The guards of twenty units; `next` is the `after` of the following page, null on the last."""

    guards: tuple[CertificateShown, ...]
    next: int | None


class NewCertificate(Struct, frozen=True, forbid_unknown_fields=True):
    """As his certificate says. The same number again corrects day and issuer; another one ends the former as replaced."""

    person: Number
    number: Written
    issued: date
    issuer: Annotated[str, Meta(max_length=MOST_ISSUER, pattern=PLAIN)]


class CertificateMade(Struct, frozen=True):
    """The certificate's id."""

    certificate: int


class EndCertificate(Struct, frozen=True, forbid_unknown_fields=True):
    """吊销 and 注销 name the document. `day` is the first on which it is not held any more."""

    kind: Literal["revoked", "cancelled", "replaced", "mistaken"]
    day: date
    document: Written = ""


@look("/certificates", "certificate.list", "持证台账")
async def certificate_pages(request: ReadRequest, after: After = 0) -> CertificatesShown:
    """Unit by unit, by their numbers."""
    reach = scope(actor_of(request), "certificate.list")
    async with transaction(snapshot=True):
        later = sorted(unit.id for unit in await named_units(reach) if unit.id > after)
    page = tuple(later[:UNITS_A_PAGE])
    seen = await register_seen(Scope(reach.stations, units=page))
    return CertificatesShown(tuple(map(_one, seen.rows)), page[-1] if len(later) > len(page) else None)


@command("/certificates", "certificate.keep", "登记保安员证", created=True)
async def register_one(request: ReadRequest, data: JSONBody[NewCertificate]) -> CertificateMade:
    """Of a guard of the stations one works for; without a picture."""
    actor = actor_of(request)
    here, entry = scope(actor, "certificate.keep"), Entry(data.number.strip(), data.issued, data.issuer.strip())
    return CertificateMade(
        await register(by_of(request), here, actor.account, data.person, entry, b"", key_of(request))
    )


@command("/certificates/{certificate:int}/end", "certificate.keep", "登记保安员证结束")
async def end_one_certificate(request: ReadRequest, certificate: Id, data: JSONBody[EndCertificate]) -> Done:
    """Revoked, cancelled, replaced, or wrongly entered: then what it gave is taken back."""
    ending = Ending(data.kind, data.day, data.document.strip())
    await end(by_of(request), scope(actor_of(request), "certificate.keep"), certificate, ending, key_of(request))
    return Done()


def _one(one: Listed) -> CertificateShown:
    row = one.row
    number = mask("certificate", row.number)
    return CertificateShown(
        row.person, row.name, row.station, row.unit, row.unit_name, one.state, row.id, number, row.issued, row.issuer
    )
