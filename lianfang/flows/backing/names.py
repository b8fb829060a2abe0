"""Who the operator means by a name."""

from lianfang.database import transaction
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of, named_units


class NoSuchUnitName(Refused):
    code = "no_such_unit_name"


class NoSuchGuardThere(Refused):
    """No guard of that name stands at the unit."""

    code = "no_such_guard_there"


async def scope_named(scope: Scope, unit: str) -> Scope:
    """The scope's unit of that name; all of the scope for an empty one. Raises NoSuchUnitName."""
    if not unit:
        return scope
    async with transaction():
        found = [one.id for one in await named_units(scope) if one.name == unit]
    if not found:
        raise NoSuchUnitName(name=unit)
    return Scope(scope.stations, unit=found[0])


async def guard_named(scope: Scope, unit: str, name: str) -> int:
    """Who stands in the scope's unit today. Raises NoSuchGuardThere."""
    async with transaction() as now:
        found = {row.person for row in await guards_of(scope, shanghai_day(now)) if row.name == name}
    if len(found) != 1:
        raise NoSuchGuardThere(unit=unit, name=name)
    return found.pop()
