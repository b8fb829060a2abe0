"""What stands around a dossier: the station's units, and the days that are offered."""

from datetime import date

from lianfang.database import transaction
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import NamedUnit, named_units


async def units_and_days(scope: Scope) -> tuple[list[NamedUnit], date, date]:
    """(units, first day, last day): this year up to today."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        return await named_units(scope), today.replace(month=1, day=1), today
