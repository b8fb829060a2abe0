"""Changes the roster: stations, units, persons, postings. Runs inside a flow's transaction."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from zones.roster import certificates
from zones.roster.rules import moved_on
from zones.roster.tables import (
    Beat,
    Bureau,
    Certificate,
    Company,
    Contact,
    Employment,
    Officer,
    Person,
    Posting,
    Station,
    Unit,
    Zone,
)
from zones.roster.vocabulary import Held, Listed, Taken


async def make_station(name: str, bureau: str, now: datetime) -> int:
    """A station and, if it is new, its bureau. Returns the station's id."""
    found = await Station.raw("SELECT id FROM station WHERE name = {}", name)
    if found:
        return int(found[0]["id"])
    await Bureau.insert(Bureau(name=bureau, created_at=now)).on_conflict(target=Bureau.name, action="DO NOTHING")
    bureau_id = (await Bureau.raw("SELECT id FROM bureau WHERE name = {}", bureau))[0]["id"]
    await Station.insert(Station(bureau=bureau_id, name=name, created_at=now)).on_conflict(
        target=Station.name, action="DO NOTHING"
    )
    return int((await Station.raw("SELECT id FROM station WHERE name = {}", name))[0]["id"])


async def lock_station(station: int) -> int:
    """Hold the station until the end of the transaction: first in the lock order. Returns its bureau."""
    return int((await Station.raw("SELECT bureau FROM station WHERE id = {} FOR UPDATE", station))[0]["bureau"])


async def lock_stations(stations: Sequence[int]) -> None:
    """Hold several at once, always in the same order."""
    await Station.raw("SELECT id FROM station WHERE id = ANY({}) ORDER BY id FOR UPDATE", list(stations))


async def make_zones(station: int, names: list[str]) -> dict[str, int]:
    """Zones by name; new ones are added in the order given."""
    await _add_missing(Zone, "station", station, names)
    rows = await Zone.raw("SELECT id, name FROM zone WHERE station = {}", station)
    return {row["name"]: row["id"] for row in rows}


async def make_companies(bureau: int, names: list[str]) -> dict[str, int]:
    """Companies by name; new ones are added."""
    return await _named(Company, bureau, names)


async def make_officers(bureau: int, names: list[str]) -> dict[str, int]:
    """Officers by name; new ones are added."""
    return await _named(Officer, bureau, names)


async def _named(table: Any, bureau: int, names: list[str]) -> dict[str, int]:
    """Rows by name, new ones added. Two stations of a bureau may add the same name at once: whoever is later finds it."""
    fresh = sorted({name for name in names if name} - set(await _known(table, bureau)))
    if fresh:
        await table.raw(
            f"INSERT INTO {table._meta.tablename} (bureau, name) SELECT {{}}, unnest({{}}::varchar[]) ON CONFLICT DO NOTHING",
            bureau,
            fresh,
        )
    return await _known(table, bureau)


async def _known(table: Any, bureau: int) -> dict[str, int]:
    rows = await table.raw(f"SELECT id, name FROM {table._meta.tablename} WHERE bureau = {{}}", bureau)
    return {row["name"]: row["id"] for row in rows}


async def _add_missing(table: type[Zone], owner: str, station: int, names: list[str]) -> None:
    known = {
        row["name"]: row["position"]
        for row in await table.raw("SELECT name, position FROM zone WHERE station = {}", station)
    }
    position = max(known.values(), default=0)
    for name in dict.fromkeys(name for name in names if name not in known):
        position += 1
        await table.insert(table(station=station, name=name, position=position))


async def add_unit(unit: Unit) -> int:
    """A new unit. Returns its id."""
    return int((await Unit.insert(unit))[0]["id"])


async def change_unit(unit: int, values: dict[Any, Any]) -> None:
    """Named columns of a unit."""
    await Unit.update(values).where(Unit.id == unit)


async def set_contact(unit: int, person: int, today: date) -> bool:
    """Who answers for a unit from today; the one before him ends. Returns whether that changed anything."""
    present = await Contact.raw("SELECT id, person FROM contact WHERE unit = {} AND until IS NULL", unit)
    if [row["person"] for row in present] == [person]:
        return False
    await Contact.update({Contact.until: today - timedelta(days=1)}).where(
        (Contact.unit == unit) & Contact.until.is_null()
    )
    await Contact.insert(Contact(unit=unit, person=person, since=today if present else None))
    return True


async def set_beat(unit: int, officer: int | None, today: date) -> bool:
    """Whose beat a unit is on from today; None takes it off every beat. Returns whether that changed anything.

    The unit's row is held first, so two at a time cannot both find the beat free.
    """
    await Unit.raw("SELECT id FROM unit WHERE id = {} FOR UPDATE", unit)
    present = await Beat.raw("SELECT officer FROM beat WHERE unit = {} AND until IS NULL", unit)
    if [row["officer"] for row in present] == ([officer] if officer else []):
        return False
    await Beat.update({Beat.until: today - timedelta(days=1)}).where((Beat.unit == unit) & Beat.until.is_null())
    if officer:
        await Beat.insert(Beat(officer=officer, unit=unit, since=today))
    return True


async def add_persons(bureau: int, names: list[str]) -> list[int]:
    """New persons in the order of the names."""
    if not names:
        return []
    return [row["id"] for row in await Person.insert(*(Person(bureau=bureau, name=name) for name in names))]


async def begin(station: int, pairs: list[tuple[int, Taken]], today: date) -> None:
    """Postings, employments and certificates of persons who are new in their unit. Pairs are (person, what was listed)."""
    if not pairs:
        return
    for _, done in pairs:
        if done.leaves:
            await end(list(done.leaves), moved_on(done, today))
            await _end_employment(done.leaves[0], moved_on(done, today))
    await Posting.insert(
        *(
            Posting(
                station=station,
                unit=done.listed.unit,
                person=person,
                post=done.listed.post,
                shift=done.listed.shift,
                since=moved_on(done, today),
                until=done.listed.until,
            )
            for person, done in pairs
        )
    )
    await _begin_employments(pairs, today)
    certified = await _in_force(Certificate, [person for person, _ in pairs])
    held = [(person, done.listed) for person, done in pairs if done.listed.certificate and person not in certified]
    if held:
        await Certificate.insert(
            *(
                Certificate(person=person, number=listed.certificate, issued=listed.certified_on)
                for person, listed in held
            )
        )


async def _begin_employments(pairs: list[tuple[int, Taken]], today: date) -> None:
    employed = await _in_force(Employment, [person for person, _ in pairs])
    fresh = [(person, done) for person, done in pairs if person not in employed]
    if fresh:
        await Employment.insert(*(_employment(person, done.listed, moved_on(done, today)) for person, done in fresh))


def _employment(person: int, listed: Listed, since: date | None) -> Employment:
    return Employment(person=person, unit=None if listed.company else listed.unit, company=listed.company, since=since)


async def _end_employment(held: Held, next_day: date | None) -> None:
    until = (next_day or date.max) - timedelta(days=1)
    await Employment.update({Employment.until: until}).where(Employment.id == held.employment)


async def _in_force(table: type[Employment] | type[Certificate], persons: list[int]) -> set[int]:
    sql = f"SELECT person FROM {table._meta.tablename} WHERE until IS NULL AND person = ANY({{}})"
    return {row["person"] for row in await table.raw(sql, persons)}


async def change(station: int, done: Taken, today: date) -> None:
    """Bring a held guard to what is listed. A new post or shift is a new dated row, a corrected date is corrected in place."""
    held, listed = done.held, done.listed
    assert held
    columns = {change.column for change in done.changes}
    if "姓名" in columns:
        await Person.update({Person.name: listed.name}).where(Person.id == held.person)
    if columns & {"岗位", "班次"}:
        await end([held], today)
        await Posting.insert(
            Posting(
                station=station,
                unit=listed.unit,
                person=held.person,
                post=listed.post,
                shift=listed.shift,
                since=today,
                until=listed.until,
            )
        )
    elif columns & {"入职日期", "离职日期"}:
        await Posting.update({Posting.since: listed.since, Posting.until: listed.until}).where(
            Posting.id == held.posting
        )
    if "所属公司" in columns:
        await _change_employer(held, listed, today)
    if columns & {"保安员证号", "发证日期"}:
        await _change_certificate(held, listed, today)


async def _change_employer(held: Held, listed: Listed, today: date) -> None:
    await _end_employment(held, today)
    await Employment.insert(_employment(held.person, listed, today))


async def _change_certificate(held: Held, listed: Listed, today: date) -> None:
    same = held.certificate == listed.certificate
    if same:
        await Certificate.update({Certificate.issued: listed.certified_on}).where(
            (Certificate.person == held.person) & Certificate.until.is_null()
        )
        return
    if listed.certificate:
        await certificates.replace(held.person, today)
        await Certificate.insert(Certificate(person=held.person, number=listed.certificate, issued=listed.certified_on))
        return
    await Certificate.update({Certificate.until: today - timedelta(days=1)}).where(
        (Certificate.person == held.person) & Certificate.until.is_null()
    )


async def end(postings: list[Held], next_day: date | None) -> None:
    """The last day of these postings was the day before `next_day`."""
    if postings:
        ids = [posting.posting for posting in postings]
        await Posting.update({Posting.until: (next_day or date.max) - timedelta(days=1)}).where(Posting.id.is_in(ids))
