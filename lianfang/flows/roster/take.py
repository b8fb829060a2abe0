"""Brings a station's roster in: zones, units, guards. The same file again changes nothing; nobody is deleted."""

import hashlib
from datetime import date, datetime

from bulletins.register.actions import publisher_for
from lianfang import cage
from lianfang.database import Rehearsed, transaction
from lianfang.flows.roster.certified import certificate_warnings
from lianfang.flows.roster.history import already_left, belongings, of_one_person, stays, with_unsaid, without_outdated
from lianfang.flows.roster.identify import identify
from lianfang.flows.roster.refuse import asked, readable
from lianfang.flows.roster.report import Changed, RosterReport, report
from lianfang.flows.roster.units import Units, take_units
from lianfang.sheets.roster import RosterFile
from lianfang.sheets.roster_rows import GuardRow
from lianfang.sheets.table import Rejected
from lianfang.vault.actions import put_away
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.journal.actions import receive
from zones.roster import actions, backing, reads
from zones.roster.rules import changes_of_his_own, compare
from zones.roster.vocabulary import Comparison, Held, Taken

__all__ = ["Changed", "RosterReport", "take_roster"]


async def take_roster(station: str, bureau: str, content: bytes, check: bool = False) -> RosterReport:
    """Read the workbook in the cage, then write everything in one transaction. With `check` nothing stays.

    Raises the refusals of `lianfang.sheets.errors`.
    """
    brought = await cage.call("lianfang.sheets.roster:parse", content, returns=RosterFile)
    try:
        async with transaction() as now:
            done = await take_read(station, bureau, brought, hashlib.sha256(content).digest(), now, check)
            if check:
                raise Rehearsed(done)
    except Rehearsed as tried:
        return tried.report
    return done


async def take_read(
    name: str, bureau: str, brought: RosterFile, digest: bytes, now: datetime, check: bool
) -> RosterReport:
    """What the file says, inside a transaction that is open."""
    station = await actions.make_station(name, bureau, now)
    bureau_id = await actions.lock_station(station)
    await publisher_for(bureau_id, None, automatic=True)
    today, scope = shanghai_day(now), Scope((station,))
    units = await take_units(station, bureau_id, brought.units)
    known, refused = readable(brought.guards, units, today)
    companies = await actions.make_companies(bureau_id, [row.company for row in known])
    units.company_names = {id_: company for company, id_ in companies.items()}
    past = await stays(scope)
    pairs, outdated = await without_outdated(of_one_person(await identify(past, known, units, companies)))
    held = await reads.held_here(scope, today)
    held += await reads.held_by(scope, [guard.person for guard, _ in pairs if guard.person], today)
    held += already_left(pairs, held, past, today)
    pairs = with_unsaid(pairs, held, past)
    rejected = [*brought.rejected, *units.rejected, *refused]
    spared = _spared(brought, rejected, held)
    listed, rows = [guard for guard, _ in pairs], {id(guard): row for guard, row in pairs}
    difference = compare(listed, held if brought.guards else [], spared, units.names)
    await receive(station, None, digest, now)
    persons = await _apply(station, bureau_id, difference, today)
    if not check:
        secrets = _secrets(difference, persons, rows)
        await put_away(secrets)
        await backing.know_born(
            {person: born for (person, kind), value in secrets.items() if (born := _year(kind, value))}
        )
        await _contacts(bureau_id, brought, units, persons, difference, today)
    rejected += [asked(question, rows[id(question.listed)]) for question in difference.questions]
    came = {persons[done.listed.same_as]: done.listed.name for done in difference.taken if done.held is None}
    said = await certificate_warnings(scope, came, outdated, today)
    return report(name, brought, units, difference, rejected, pairs, said)


def _spared(brought: RosterFile, rejected: list[Rejected], held: list[Held]) -> frozenset[str]:
    """Names on rows that were not taken. A guard's row without a readable name may be anybody's: then nobody leaves."""
    nameless = any(not line.name or line.column in ("姓名", "保安员") for line in brought.rejected)
    return frozenset([line.name for line in rejected] + [posting.name for posting in held if nameless])


async def _apply(station: int, bureau: int, difference: Comparison, today: date) -> dict[str, int]:
    """Write the comparison. Returns persons by what identified them in the file."""
    strangers = list(
        {done.listed.same_as: done.listed for done in difference.taken if done.listed.person is None}.values()
    )
    made = await actions.add_persons(bureau, [guard.name for guard in strangers])
    persons = {done.listed.same_as: done.listed.person for done in difference.taken if done.listed.person}
    persons |= {guard.same_as: id_ for guard, id_ in zip(strangers, made, strict=True)}
    fresh = [(persons[done.listed.same_as], done) for done in difference.taken if done.held is None]
    own = {held.person: held for held in await belongings(fresh)}
    first: dict[int, Taken] = {}
    for person, done in fresh:
        first.setdefault(person, done)
    await actions.begin(station, list(first.items()), today)
    # a second job begins when the first has made employment and certificate: both are the person's, and one each
    await actions.begin(station, [pair for pair in fresh if first[pair[0]] is not pair[1]], today)
    for person, done in first.items():
        if person in own and not done.leaves and (changes := changes_of_his_own(done.listed, own[person])):
            await actions.change(station, Taken(done.listed, own[person], changes), today)
    for done in difference.taken:
        if done.held and done.changes:
            await actions.change(station, done, today)
    await actions.end(list(difference.ended), today)
    return persons


def _secrets(difference: Comparison, persons: dict[str, int], rows: dict[int, GuardRow]) -> dict[tuple[int, str], str]:
    """What goes to the vault: of strangers everything, of known people what differs from what is held."""
    values: dict[tuple[int, str], str] = {}
    for done in difference.taken:
        row, person = rows[id(done.listed)], persons[done.listed.same_as]
        for kind, column, value in (("id_number", "身份证号", row.id_number), ("phone", "手机", row.phone)):
            if value and (done.listed.person is None or column in done.listed.changed_fields):
                values[person, kind] = value
    return values


def _year(kind: str, value: str) -> int | None:
    """The year of birth that an ID number of 18 places names."""
    return int(value[6:10]) if kind == "id_number" and len(value) == 18 and value[6:10].isdigit() else None


async def _contacts(
    bureau: int, brought: RosterFile, units: Units, persons: dict[str, int], difference: Comparison, today: date
) -> None:
    """Who answers for a unit: a guard of that name there, else a person of his own, known again by his phone."""
    guards = {(done.listed.name, done.listed.unit): persons[done.listed.same_as] for done in difference.taken}
    await units.set_contacts(bureau, [row for row in brought.units if row.contact], guards, today)
