"""Who is who: finds the persons that a roster's rows speak of, by identity number, then by name with phone, then with unit."""

from datetime import date

from msgspec import Struct

from lianfang.flows.roster.history import Pair, Stay
from lianfang.flows.roster.units import Units
from lianfang.sheets.roster_rows import GuardRow
from lianfang.vault.actions import blind_of, find, held_by
from zones.roster.vocabulary import Listed

Key = tuple[str, int, str, str]


class Known(Struct):
    """What is held: persons by number and by phone, stays by (name, unit), names, and blind indexes by (person, kind)."""

    by_number: dict[str, list[int]]
    by_phone: dict[str, list[int]]
    here: dict[tuple[str, int], list[Stay]]
    names: dict[int, str]
    held: dict[tuple[int, str], bytes]


async def identify(past: list[Stay], rows: list[GuardRow], units: Units, companies: dict[str, int]) -> list[Pair]:
    """Each row as a listed guard, beside the row. Equal rows, and rows with one name and phone, are one person."""
    known = await _known(past, rows)
    persons = _persons(rows, units, known)
    phones = {(row.name, row.phone): _same_as(row, units, persons) for row in rows if row.phone and not row.id_number}
    phones |= {(row.name, row.phone): _same_as(row, units, persons) for row in rows if row.phone and row.id_number}
    pairs = []
    for row in rows:
        same_as = _same_as(row, units, persons)
        if not row.id_number:
            same_as = phones.get((row.name, row.phone), same_as)
        person = int(same_as[1:]) if same_as.startswith("#") else None
        pairs.append((_listed(row, units, companies, person, same_as, known.held), row))
    return pairs


async def _known(past: list[Stay], rows: list[GuardRow]) -> Known:
    by_number = await find("id_number", [row.id_number for row in rows])
    by_phone = await find("phone", [row.phone for row in rows])
    here: dict[tuple[str, int], list[Stay]] = {}
    for stay in past:
        here.setdefault((stay.name, stay.unit), []).append(stay)
    names = {stay.person: stay.name for stay in past}
    found = {person for persons in (*by_number.values(), *by_phone.values()) for person in persons}
    return Known(by_number, by_phone, here, names, await held_by({*names, *found}))


def _key(row: GuardRow, units: Units) -> Key:
    return row.name, units.ids[row.unit], row.phone, row.id_number


def _persons(rows: list[GuardRow], units: Units, known: Known) -> dict[Key, int]:
    """Persons by what the rows say of them, the surest signs first; nobody is two strangers."""
    found: dict[Key, int] = {}
    for row in rows:
        if row.id_number in known.by_number:
            found[_key(row, units)] = known.by_number[row.id_number][0]
    for row in rows:
        if _key(row, units) not in found and (person := _by_phone(row, known)):
            found[_key(row, units)] = person
    for row in rows:
        if _key(row, units) not in found and (person := _by_name(row, units, known, set(found.values()))):
            found[_key(row, units)] = person
    return found


def _by_phone(row: GuardRow, known: Known) -> int | None:
    same = [person for person in known.by_phone.get(row.phone, []) if known.names.get(person) == row.name]
    same = [person for person in same if not _is_another(row, person, known)]
    return same[0] if len(same) == 1 else None


def _by_name(row: GuardRow, units: Units, known: Known, taken: set[int]) -> int | None:
    """Of several namesakes the one who still stands there."""
    stays = [stay for stay in known.here.get((row.name, units.ids[row.unit]), []) if stay.person not in taken]
    stays = [stay for stay in stays if not _is_another(row, stay.person, known)]
    persons = dict.fromkeys(stay.person for stay in stays if stay.until is None) or dict.fromkeys(
        stay.person for stay in stays
    )
    return next(iter(persons), None)


def _is_another(row: GuardRow, person: int, known: Known) -> bool:
    """Another number on record is another person."""
    return bool(row.id_number) and (person, "id_number") in known.held


def _same_as(row: GuardRow, units: Units, persons: dict[Key, int]) -> str:
    """What marks a person in this file. An identity number does not travel further: its blind index stands for it."""
    if person := persons.get(_key(row, units)):
        return f"#{person}"
    return (
        blind_of("id_number", row.id_number).hex()
        if row.id_number
        else f"{row.name}/{row.phone or units.ids[row.unit]}"
    )


def _listed(
    row: GuardRow,
    units: Units,
    companies: dict[str, int],
    person: int | None,
    same_as: str,
    held: dict[tuple[int, str], bytes],
) -> Listed:
    unit = units.ids[row.unit]
    changed = []
    for kind, column, value in (("id_number", "身份证号", row.id_number), ("phone", "手机", row.phone)):
        if person and value and held.get((person, kind)) != blind_of(kind, value):
            changed.append(column)
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
        same_as=same_as,
        move=row.move,
        changed_fields=tuple(changed),
    )


def born_later(row: GuardRow, today: date) -> bool:
    """Whether the identity number says a birth date that has not come yet."""
    return bool(row.id_number) and row.id_number[6:14] > f"{today:%Y%m%d}"
