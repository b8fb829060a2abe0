"""What is held of a person: masked values with where they came from, certificate, postings, employment, contact, books."""

from datetime import date

from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.people.within import check_within
from lianfang.vault import actions as vault
from lianfang.vault.vocabulary import KINDS
from scoring.exams.study.tables import StudyHandout
from zones.ground.scope import Scope
from zones.roster.tables import Certificate, Contact, Employment, Person, Posting
from zones.roster.vocabulary import ENDINGS

ROSTER, UNITS = "花名册", "联防单位表"


class Value(Struct, frozen=True):
    """A value as it is shown: `kind` is its code, `called` its Chinese name, `origin` the sheet that it came from."""

    kind: str
    called: str
    masked: str
    origin: str


class Stay(Struct, frozen=True):
    """Something that holds from one day to another: a posting, an employment, a contact, a certificate."""

    where: str
    what: str
    since: date | None
    until: date | None


class Held(Struct, frozen=True):
    """All of it; postings and the like newest first."""

    person: int
    name: str
    origin: str
    values: tuple[Value, ...]
    certificates: tuple[Stay, ...]
    postings: tuple[Stay, ...]
    employments: tuple[Stay, ...]
    contacts: tuple[Stay, ...]
    books: tuple[Stay, ...]


_POSTINGS = (
    "SELECT u.name AS where, concat_ws(' ', nullif(p.post, ''), nullif(p.shift, '')) AS what, p.since, p.until "
    "FROM posting p JOIN unit u ON u.id = p.unit WHERE p.person = {} ORDER BY p.until DESC NULLS FIRST, p.id DESC"
)
_EMPLOYMENTS = (
    "SELECT coalesce(c.name, u.name, '') AS where, CASE WHEN c.id IS NULL THEN '自招' ELSE '保安公司' END AS what, "
    "e.since, e.until FROM employment e LEFT JOIN company c ON c.id = e.company LEFT JOIN unit u ON u.id = e.unit "
    "WHERE e.person = {} ORDER BY e.until DESC NULLS FIRST, e.id DESC"
)
_CONTACTS = (
    "SELECT u.name AS where, '联系人' AS what, c.since, c.until FROM contact c JOIN unit u ON u.id = c.unit "
    "WHERE c.person = {} ORDER BY c.until DESC NULLS FIRST, c.id DESC"
)
_BOOKS = (
    "SELECT CASE e.kind WHEN 'booklet' THEN '学习资料' ELSE '工作手册' END || '第' || e.number || '版' AS where, '' AS what, "
    "h.day AS since, NULL::date AS until FROM study_handout h JOIN study_edition e ON e.id = h.edition "
    "WHERE h.person = {} AND h.struck_at IS NULL ORDER BY h.id DESC"
)
_ENDED = " ".join(f"WHEN '{code}' THEN '{word}'" for code, word in ENDINGS.items())
_CERTIFICATES = (
    f"SELECT concat_ws(' ', nullif(issuer, ''), CASE ending {_ENDED} END, nullif(document, '')) AS where, number AS what, "
    "issued AS since, CASE WHEN until = '0001-01-01' THEN ended ELSE until END AS until "
    "FROM certificate WHERE person = {} ORDER BY id DESC"
)


async def held(scope: Scope, person: int) -> Held:
    """For a page: the office's about somebody, or his own (a scope with himself as its person).

    Raises NotYours, KeyDestroyed.
    """
    async with transaction():
        await check_within(scope, person)
        name = (await Person.raw("SELECT name FROM person WHERE id = {}", person))[0]["name"]
        postings = await Posting.raw(_POSTINGS, person)
        origin = ROSTER if postings else UNITS
        masked = await vault.shown_masked(person)
        return Held(
            person=person,
            name=name,
            origin=origin,
            values=tuple(Value(kind, KINDS[kind], masked[kind], origin) for kind in KINDS if kind in masked),
            certificates=_stays(await Certificate.raw(_CERTIFICATES, person)),
            postings=_stays(postings),
            employments=_stays(await Employment.raw(_EMPLOYMENTS, person)),
            contacts=_stays(await Contact.raw(_CONTACTS, person)),
            books=_stays(await StudyHandout.raw(_BOOKS, person)),
        )


def _stays(rows: list[dict[str, object]]) -> tuple[Stay, ...]:
    return tuple(Stay(**row) for row in rows)  # type: ignore[arg-type]
