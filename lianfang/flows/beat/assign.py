"""Puts a unit on an officer's beat, or takes it off every beat. Saying the same again changes nothing."""

from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.unit.annex import the_unit
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.actions import lock_station, set_beat
from zones.roster.errors import NoSuchOfficer
from zones.roster.reads.beats import officers


async def assign(by: By, scope: Scope, unit: int, officer: int | None) -> bool:
    """From today. Returns whether that changed anything. Raises NoSuchUnit, NoSuchOfficer (not of the unit's bureau)."""
    async with transaction() as now:
        own = await the_unit(Scope(scope.stations, unit=unit, units=scope.units))
        await lock_station(own.station)
        if officer is not None and officer not in {one.id for one in await officers(Scope((own.station,)))}:
            raise NoSuchOfficer()
        changed = await set_beat(unit, officer, shanghai_day(now))
        if changed:
            await note(by, "beats.assign", "done", now, "unit", unit)
        return changed
