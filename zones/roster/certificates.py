"""Writes certificates: registered, ended, taken over from a roster; and what a bureau and a station want of them. Inside a
flow's transaction that holds the person's stations."""

from datetime import date, datetime, timedelta

from zones.roster.tables import Bureau, Certificate, Station
from zones.roster.vocabulary import NEVER, Ending, Entry, Pattern


async def register(person: int, entry: Entry, now: datetime) -> int:
    """The row of his certificate in force, with this number; one that he held before ends as replaced. Returns its id.

    The same number again corrects day and issuer in place.
    """
    same = await Certificate.raw(
        "UPDATE certificate SET issued = {}, issuer = {}, registered_at = {} "
        "WHERE person = {} AND until IS NULL AND number = {} RETURNING id",
        entry.issued,
        entry.issuer,
        now,
        person,
        entry.number,
    )
    if same:
        return int(same[0]["id"])
    await replace(person, entry.issued)
    row = Certificate(person=person, number=entry.number, issued=entry.issued, issuer=entry.issuer, registered_at=now)
    return int((await Certificate.insert(row))[0]["id"])


async def replace(person: int, day: date) -> None:
    """What he holds ends as replaced by another that is his from that day."""
    await Certificate.raw(
        "UPDATE certificate SET until = {}, ending = 'replaced', ended = {} WHERE person = {} AND until IS NULL",
        day - timedelta(days=1),
        day,
        person,
    )


async def end(certificate: int, ending: Ending, last: date) -> None:
    await Certificate.raw(
        "UPDATE certificate SET until = {}, ending = {}, ended = {}, document = {} WHERE id = {}",
        last,
        ending.kind,
        ending.day,
        ending.document,
        certificate,
    )


async def put_back(mistaken: int) -> None:
    """What was ended as replaced by one that was wrongly entered is in force again, unless there is another by now."""
    await Certificate.raw(
        "UPDATE certificate SET until = NULL, ending = '', ended = NULL WHERE id = (SELECT max(o.id) FROM certificate o "
        " JOIN certificate m ON m.person = o.person AND m.issued = o.ended WHERE m.id = {} AND o.ending = 'replaced' "
        " AND NOT EXISTS (SELECT 1 FROM certificate h WHERE h.person = m.person AND h.until IS NULL))",
        mistaken,
    )


async def revoked_elsewhere(person: int, day: date, document: str, now: datetime) -> int:
    """A certificate that was revoked before anybody here knew of it: without a number, held on no day. Returns its id."""
    row = Certificate(
        person=person, number="", until=NEVER, ending="revoked", ended=day, document=document, registered_at=now
    )
    return int((await Certificate.insert(row))[0]["id"])


async def set_pattern(bureau: int, pattern: Pattern) -> None:
    await Bureau.update(
        {
            Bureau.certificate_lead: pattern.lead,
            Bureau.certificate_least: pattern.least,
            Bureau.certificate_most: pattern.most,
        }
    ).where(Bureau.id == bureau)


async def set_guarding(station: int, guarding: str, warned: str) -> None:
    await Station.update({Station.guarding: guarding, Station.warned: warned}).where(Station.id == station)


async def lock_of_person(person: int) -> int:
    """Hold every station of his bureau until the transaction ends: no import and no second registration beside. Its bureau."""
    rows = await Station.raw(
        "SELECT s.bureau FROM station s JOIN person n ON n.bureau = s.bureau WHERE n.id = {} ORDER BY s.id FOR UPDATE OF s",
        person,
    )
    return int(rows[0]["bureau"])


async def forget(person: int) -> None:
    """Number and document of an erased person; that he had one stays."""
    await Certificate.update({Certificate.number: "", Certificate.document: ""}).where(Certificate.person == person)


async def ids_of(person: int) -> list[int]:
    """Every row of his."""
    return [row["id"] for row in await Certificate.raw("SELECT id FROM certificate WHERE person = {}", person)]
