"""What backup rests on: the written order, a unit's agreement, insurance, 不参加处突, the desk's line. By the operator."""

from datetime import date

from lianfang.audit.actions import OPERATOR, note
from lianfang.database import transaction
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster import backing
from zones.roster.reads.standing import guards_of, named_units


class NoSuchUnitName(Refused):
    code = "no_such_unit_name"


class NoSuchGuardThere(Refused):
    """No guard of that name stands at the unit."""

    code = "no_such_guard_there"


async def give_order(bureau: int, station: int, number: str, since: date, until: date | None) -> None:
    """A written basis from above the station; a number again with other days is the same basis with other days."""
    async with transaction() as now:
        await backing.set_order(bureau, number, since, until)
        await note(OPERATOR, "aid.order", "done", now, "station", station)


async def agree(scope: Scope, unit: str, since: date, until: date | None, client_agreed: bool) -> int:
    """The unit of that name, or every unit of the scope for an empty one. Returns how many. Raises NoSuchUnitName."""
    async with transaction() as now:
        units = await _units(scope, unit)
        for one in units:
            await backing.set_agreement(one, since, until, client_agreed)
            await note(OPERATOR, "aid.agree", "done", now, "unit", one)
        return len(units)


async def insure(scope: Scope, unit: str, today: date, until: date) -> int:
    """Everybody who stands today at the unit, or at every unit. Returns how many. Raises NoSuchUnitName."""
    async with transaction() as now:
        units = set(await _units(scope, unit))
        persons = sorted({row.person for row in await guards_of(scope, today) if row.unit in units})
        await backing.set_insured(persons, until)
        await note(OPERATOR, "aid.insure", "done", now, "station", scope.stations[0])
        return len(persons)


async def spare(scope: Scope, unit: str, name: str, today: date, spared: bool) -> None:
    """不参加处突, or again. Raises NoSuchUnitName, NoSuchGuardThere."""
    async with transaction() as now:
        (where,) = await _units(scope, unit)
        found = {row.person for row in await guards_of(scope, today) if row.unit == where and row.name == name}
        if len(found) != 1:
            raise NoSuchGuardThere(unit=unit, name=name)
        person = found.pop()
        await backing.set_spared(person, spared)
        await note(OPERATOR, "aid.spare", "done", now, "person", person)


async def set_desk_phone(station: int, phone: str) -> None:
    """The number that whoever asks for help is shown."""
    async with transaction() as now:
        await backing.set_desk_phone(station, phone)
        await note(OPERATOR, "aid.desk_phone", "done", now, "station", station)


async def _units(scope: Scope, name: str) -> list[int]:
    found = [unit.id for unit in await named_units(scope) if not name or unit.name == name]
    if not found:
        raise NoSuchUnitName(name=name)
    return found
