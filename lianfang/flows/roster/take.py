"""Brings a station's roster in: zones, units, guards. The same file again changes nothing; nobody is deleted."""

import hashlib
import re
from datetime import date, datetime

from msgspec import Struct

from lianfang import cage
from lianfang.database import Rehearsed, transaction
from lianfang.flows.roster.identify import identify
from lianfang.flows.roster.units import Units, take_units
from lianfang.sheets.roster import GuardRow, RosterFile
from lianfang.sheets.table import Rejected
from lianfang.vault.actions import put_away
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.journal.actions import receive
from zones.roster import actions, reads
from zones.roster.rules import compare
from zones.roster.vocabulary import Change, Comparison, Listed, Question, Taken


class Changed(Struct, frozen=True):
    """One thing that an import changed. Personal data shows no values."""

    name: str
    unit: str
    column: str
    old: str
    new: str


class RosterReport(Struct, frozen=True):
    """What an import of a roster did. `zones`, `units`, `guards` count what the file lists and what was taken of it."""

    station: str
    zones: int
    units: int
    guards: int
    duplicates: int
    rejected_names: tuple[str, ...]
    added: int
    changed: int
    unchanged: int
    ended: int
    changes: tuple[Changed, ...]
    ended_names: tuple[str, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[str, ...]
    ignored: tuple[str, ...]


async def take_roster(station: str, bureau: str, content: bytes, check: bool = False) -> RosterReport:
    """Read the workbook in the cage, then write everything in one transaction. With `check` nothing stays.

    Raises the refusals of `lianfang.sheets.errors`.
    """
    brought = await cage.call("lianfang.sheets.roster:parse", content, returns=RosterFile)
    try:
        async with transaction() as now:
            report = await _take(station, bureau, brought, hashlib.sha256(content).digest(), now, check)
            if check:
                raise Rehearsed(report)
    except Rehearsed as tried:
        return tried.report
    return report


async def _take(name: str, bureau: str, brought: RosterFile, digest: bytes, now: datetime, check: bool) -> RosterReport:
    station = await actions.make_station(name, bureau, now)
    bureau_id = await actions.lock_station(station)
    today, scope = shanghai_day(now), Scope((station,))
    units = await take_units(station, bureau_id, brought.units)
    known, strangers = _known_units(brought.guards, units)
    companies = await actions.make_companies(bureau_id, [row.company for row in known])
    listed, rows = await identify(scope, known, units, companies, today)
    held = await reads.held_here(scope, today)
    held += await reads.held_by(scope, [guard.person for guard in listed if guard.person], today)
    rejected = [*brought.rejected, *units.rejected, *strangers]
    spared = frozenset(line.name for line in rejected)
    difference = compare(listed, held if brought.guards else [], spared, units.names)
    await receive(station, None, digest, now)
    persons = await _apply(station, bureau_id, difference, today)
    if not check:
        await put_away(_secrets(difference, persons, rows))
        await _contacts(bureau_id, brought, units, persons, difference, today)
    return _report(
        name, brought, units, difference, [*rejected, *(_asked(question) for question in difference.questions)]
    )


def _known_units(guards: tuple[GuardRow, ...], units: Units) -> tuple[list[GuardRow], list[Rejected]]:
    known = [row for row in guards if row.unit in units.ids]
    do = "改成联防单位表里的单位名称，或先在联防单位表里加上这家单位"
    strangers = [
        Rejected(row.sheet, row.row, "服务单位", f"联防单位表里没有“{row.unit}”", do, row.name)
        for row in guards
        if row.unit not in units.ids
    ]
    return known, strangers


async def _apply(station: int, bureau: int, difference: Comparison, today: date) -> dict[str, int]:
    """Write the comparison. Returns persons by what identified them in the file."""
    strangers = list(
        {done.listed.same_as: done.listed for done in difference.taken if done.listed.person is None}.values()
    )
    made = await actions.add_persons(bureau, [guard.name for guard in strangers])
    persons = {done.listed.same_as: done.listed.person for done in difference.taken if done.listed.person}
    persons |= {guard.same_as: id_ for guard, id_ in zip(strangers, made, strict=True)}
    fresh = [(persons[done.listed.same_as], done) for done in difference.taken if done.held is None]
    await actions.begin(station, fresh, today)
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


async def _contacts(
    bureau: int, brought: RosterFile, units: Units, persons: dict[str, int], difference: Comparison, today: date
) -> None:
    """Who answers for a unit: a guard of that name there, else a person of his own, known again by his phone."""
    guards = {(done.listed.name, done.listed.unit): persons[done.listed.same_as] for done in difference.taken}
    await units.set_contacts(bureau, [row for row in brought.units if row.contact], guards, today)


def _asked(question: Question) -> Rejected:
    listed = question.listed
    if question.code == "same_id_other_name":
        return Rejected(
            listed.sheet,
            listed.row,
            "身份证号",
            f"与{question.other}的身份证号相同，姓名不同",
            "核对哪一行抄错了",
            listed.name,
        )
    return Rejected(
        listed.sheet,
        listed.row,
        "服务单位",
        f"{listed.name}已登记在“{question.other}”，是调动还是兼职？",
        "在这一行备注里写“调动”（原岗位到此为止）或“兼职”（两边都保留），再导入一次",
        listed.name,
    )


def _report(
    station: str, brought: RosterFile, units: Units, difference: Comparison, rejected: list[Rejected]
) -> RosterReport:
    rejected = sorted(rejected, key=lambda line: (line.sheet, line.row))
    added = [done for done in difference.taken if done.held is None]
    changed = [done for done in difference.taken if done.held and done.changes]
    return RosterReport(
        station=station,
        zones=len({row.zone for row in brought.units}) or units.zone_count,
        units=len({row.name for row in brought.units} - {line.name for line in units.rejected}) or len(units.ids),
        guards=len({done.listed.same_as for done in difference.taken}),
        duplicates=len(difference.duplicates),
        rejected_names=tuple(dict.fromkeys(line.name for line in rejected)),
        added=len(added),
        changed=len(changed),
        unchanged=len(difference.taken) - len(added) - len(changed),
        ended=len(difference.ended),
        changes=(
            *(Changed("", unit, column, "", "") for unit, column in units.altered),
            *(_changed(done, change, units) for done in changed for change in done.changes),
        ),
        ended_names=tuple(posting.name for posting in difference.ended),
        rejected=tuple(rejected),
        warnings=_warnings(station, brought, difference, units),
        ignored=brought.ignored,
    )


def _changed(done: Taken, change: Change, units: Units) -> Changed:
    return Changed(done.listed.name, units.names[done.listed.unit], change.column, change.old, change.new)


def _warnings(station: str, brought: RosterFile, difference: Comparison, units: Units) -> tuple[str, ...]:
    import_warnings = [
        f"表头写的是“{found}”，这次导入到“{station}”" for found in _other_stations(station, brought.titles)
    ]
    for lacking, has in (("身份证号", lambda row: row.id_number), ("手机", lambda row: row.phone)):
        without = sum(not has(row) for row in brought.guards)
        if without:
            import_warnings.append(f"{without} 名保安员没有填{lacking}，已收下，请补上")
    twice = _namesakes([done.listed for done in difference.taken])
    import_warnings += [
        f"{units.names[unit]}有 {n} 名“{name}”，周记录里请写成“{name}·班次”好分清" for (name, unit), n in twice.items()
    ]
    return tuple(import_warnings)


def _other_stations(station: str, titles: tuple[str, ...]) -> list[str]:
    found = {name for title in titles for name in re.findall(r"[\u4e00-\u9fff]{2,10}派出所", title)}
    return sorted(name for name in found if station not in name and name not in station)


def _namesakes(listed: list[Listed]) -> dict[tuple[str, int], int]:
    seen: dict[tuple[str, int], set[str]] = {}
    for guard in listed:
        seen.setdefault((guard.name, guard.unit), set()).add(guard.same_as)
    return {key: len(people) for key, people in seen.items() if len(people) > 1}
