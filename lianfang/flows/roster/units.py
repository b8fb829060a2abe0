"""The units of a roster: zones and companies made where new, units added or changed, contacts set."""

from datetime import date
from typing import Any

from msgspec import Struct

from lianfang.sheets.lookup import bare, same_zones
from lianfang.sheets.roster_rows import UnitRow
from lianfang.sheets.table import Rejected
from lianfang.vault.actions import find, put_away
from zones.ground.scope import Scope
from zones.roster import actions, reads
from zones.roster.tables import Contact, Person, Unit

COLUMNS = {
    "zone": "片区",
    "category": "单位类别",
    "hiring": "用工方式",
    "company": "保安公司",
    "longitude": "经度",
    "latitude": "纬度",
}


class Units(Struct):
    """A station's units after an import: ids by name, names by id, companies by unit, what changed (unit, column, old, new), what was refused."""

    ids: dict[str, int]
    names: dict[int, str]
    companies: dict[int, int | None]
    zone_count: int
    altered: list[tuple[str, str, str, str]]
    rejected: list[Rejected]
    company_names: dict[int, str] = {}

    async def set_contacts(
        self, bureau: int, rows: list[UnitRow], guards: dict[tuple[str, int], int], today: date
    ) -> None:
        """A unit's contact is its guard of that name; else the one it has, if that is his name; else a person found by phone."""
        by_phone = await find("phone", [row.phone for row in rows])
        present = await _contacts_of(list(self.names))
        names = await _names_of([person for persons in by_phone.values() for person in persons])
        made: dict[tuple[str, str], int] = {}
        for row in rows:
            unit = self.ids.get(row.name)
            if unit is None:
                continue
            called = (person for person in by_phone.get(row.phone, []) if names.get(person) == row.contact)
            person = guards.get((row.contact, unit)) or present.get((row.contact, unit)) or next(called, None)
            person = person or made.get((row.contact, row.phone))
            if person is None:
                person = (await actions.add_persons(bureau, [row.contact]))[0]
                if row.phone:
                    await put_away({(person, "phone"): row.phone})
                    made[row.contact, row.phone] = person
            await actions.set_contact(unit, person, today)


async def _contacts_of(units: list[int]) -> dict[tuple[str, int], int]:
    """Present contacts by (name, unit)."""
    rows = await Contact.raw(
        "SELECT c.unit, c.person, n.name FROM contact c JOIN person n ON n.id = c.person "
        "WHERE c.unit = ANY({}) AND c.until IS NULL",
        units,
    )
    return {(row["name"], row["unit"]): row["person"] for row in rows}


async def _names_of(persons: list[int]) -> dict[int, str]:
    rows = await Person.raw("SELECT id, name FROM person WHERE id = ANY({})", persons)
    return {row["id"]: row["name"] for row in rows}


async def take_units(station: int, bureau: int, rows: tuple[UnitRow, ...]) -> Units:
    """Add and change units as listed. A unit listed twice is refused the second time unless the rows say the same."""
    held_zones = [zone.name for zone in await reads.zones(Scope((station,)))]
    called = same_zones([*held_zones, *(row.zone for row in rows)])
    zones = await actions.make_zones(station, [called[row.zone] for row in rows])
    companies = await actions.make_companies(bureau, [row.company for row in rows])
    held = {unit.name: unit for unit in await reads.units(Scope((station,)))}
    result = Units({name: unit.id for name, unit in held.items()}, {}, {}, len(zones), [], [])
    first: dict[str, UnitRow] = {}
    shown = {
        "zone": {id_: name for name, id_ in zones.items()},
        "company": {id_: name for name, id_ in companies.items()},
    }
    for position, row in enumerate(rows):
        if row.name in first:
            _twice(result, row, first[row.name])
            continue
        first[row.name] = row
        values = {
            "zone": zones[called[row.zone]],
            "category": row.category,
            "hiring": row.hiring,
            "company": companies.get(row.company),
            "longitude": row.longitude,
            "latitude": row.latitude,
        }
        await _take_unit(result, station, row.name, position, values, held.get(row.name), shown)
    result.names = {id_: name for name, id_ in result.ids.items()}
    result.companies = {unit.id: unit.company for unit in await reads.units(Scope((station,)))}
    return result


async def _take_unit(
    result: Units,
    station: int,
    name: str,
    position: int,
    values: dict[str, Any],
    held: reads.UnitRow | None,
    shown: dict[str, dict[int, str]],
) -> None:
    if held is None:
        result.ids[name] = await actions.add_unit(Unit(station=station, name=name, position=position, **values))
        return
    differing = {key: value for key, value in values.items() if value != getattr(held, key) and value not in (None, "")}
    if differing:
        await actions.change_unit(held.id, differing)
        for key, new in differing.items():
            words, old = shown.get(key, {}), getattr(held, key)
            result.altered.append((name, COLUMNS[key], str(words.get(old, old or "")), str(words.get(new, new))))


def _twice(result: Units, row: UnitRow, earlier: UnitRow) -> None:
    pairs = ((bare(row.zone), bare(earlier.zone)), (row.category, earlier.category))
    if any(new and old and new != old for new, old in pairs):
        why = f"“{row.name}”在第 {earlier.row} 行已经写过，片区或类别不一样"
        result.rejected.append(Rejected(row.sheet, row.row, "单位名称", why, "留下对的一行，删去另一行", row.name))
