"""Who is who: finds the persons that a roster's rows speak of, by identity number, then by name with unit or phone."""

from datetime import date

from lianfang.flows.roster.units import Units
from lianfang.sheets.roster import GuardRow
from lianfang.vault.actions import blind_of, find, held_by
from zones.ground.scope import Scope
from zones.roster import reads
from zones.roster.vocabulary import Listed


async def identify(
    scope: Scope, rows: list[GuardRow], units: Units, companies: dict[str, int], today: date
) -> tuple[list[Listed], dict[int, GuardRow]]:
    """Each row as a listed guard, and the rows by the listed guard's identity (`id()`)."""
    by_number = await find("id_number", [row.id_number for row in rows])
    by_phone = await find("phone", [row.phone for row in rows])
    names: dict[int, str] = {}
    here: dict[tuple[str, int], list[int]] = {}
    for place in await reads.places_ever(scope):
        names[place.person] = place.name
        here.setdefault((place.name, place.unit), []).append(place.person)
    held = await held_by({*names, *(person for found in (*by_number.values(), *by_phone.values()) for person in found)})
    listed, back = [], {}
    for row in rows:
        person = _person(row, units.ids[row.unit], by_number, by_phone, here, names, held)
        guard = _listed(row, units, companies, person, held)
        listed.append(guard)
        back[id(guard)] = row
    return listed, back


def _person(
    row: GuardRow,
    unit: int,
    by_number: dict[str, list[int]],
    by_phone: dict[str, list[int]],
    here: dict[tuple[str, int], list[int]],
    names: dict[int, str],
    held: dict[tuple[int, str], bytes],
) -> int | None:
    if row.id_number in by_number:
        return by_number[row.id_number][0]
    candidates = dict.fromkeys(here.get((row.name, unit), []))
    candidates |= dict.fromkeys(person for person in by_phone.get(row.phone, []) if names.get(person) == row.name)
    if row.id_number:  # another number on record is another person
        candidates = {person: None for person in candidates if (person, "id_number") not in held}
    if len(candidates) > 1 and row.phone:
        same = [person for person in candidates if person in by_phone.get(row.phone, [])]
        candidates = dict.fromkeys(same)
    return next(iter(candidates)) if len(candidates) == 1 else None


def _listed(
    row: GuardRow, units: Units, companies: dict[str, int], person: int | None, held: dict[tuple[int, str], bytes]
) -> Listed:
    unit = units.ids[row.unit]
    changed = []
    for kind, column, value in (("id_number", "身份证号", row.id_number), ("phone", "手机", row.phone)):
        if person and value and held.get((person, kind)) != blind_of(kind, value):
            changed.append(column)
    # an identity number does not travel further than this: its blind index stands for it
    same_as = blind_of("id_number", row.id_number).hex() if row.id_number else f"{row.name}/{unit}/{row.phone}"
    return Listed(
        row=row.row,
        sheet=row.sheet,
        name=row.name,
        unit=unit,
        company=companies.get(row.company) if row.company else units.companies.get(unit),
        post=row.post,
        shift=row.shift,
        since=row.joined,
        until=row.left,
        certificate=row.certificate,
        certified_on=row.certified_on,
        person=person,
        same_as=f"#{person}" if person else same_as,
        move=row.move,
        changed_fields=tuple(changed),
    )
