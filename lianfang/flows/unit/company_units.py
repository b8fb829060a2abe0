"""The units that a company guards, each with its guards and how many of them hold a certificate."""

from msgspec import Struct

from lianfang.database import transaction
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import Headcount, NamedUnit, headcounts, named_units
from zones.roster.reads.whereabouts import units_of_company


class CompanyUnit(Struct, frozen=True):
    unit: NamedUnit
    guards: int
    certified: int


async def company_units(scope: Scope, company: int) -> tuple[CompanyUnit, ...]:
    """Within the scope's stations (and units, if it names some), in the order of the roster."""
    async with transaction(snapshot=True) as now:
        theirs, seen = await units_of_company(company), scope.only_units
        own = Scope(scope.stations, units=tuple(unit for unit in theirs if seen is None or unit in seen))
        counts = await headcounts(own, shanghai_day(now))
        return tuple(_counted(unit, counts.get(unit.id, Headcount(0, 0))) for unit in await named_units(own))


def _counted(unit: NamedUnit, count: Headcount) -> CompanyUnit:
    return CompanyUnit(unit, count.guards, count.certified)
