"""Puts a unit on an officer's beat, or takes it off every beat. Saying the same again changes nothing."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, carried_out
from lianfang.flows.unit.annex import the_unit
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.actions import lock_station, set_beat
from zones.roster.errors import NoSuchOfficer
from zones.roster.reads.beats import officers


async def assign(by: By, scope: Scope, unit: int, officer: int | None, key: Key | None = None) -> bool:
    """From today. Returns whether that changed anything; the same key again returns the same.

    Raises NoSuchUnit, NoSuchOfficer (not of the unit's bureau), OtherBody.
    """

    async def do(now: datetime) -> str:
        own = await the_unit(Scope(scope.stations, unit=unit, units=scope.units))
        await lock_station(own.station)
        if officer is not None and officer not in {one.id for one in await officers(Scope((own.station,)))}:
            raise NoSuchOfficer()
        changed = await set_beat(unit, officer, shanghai_day(now))
        if changed:
            await note(by, "beats.assign", "done", now, "unit", unit)
        return "changed" if changed else ""

    return bool(await carried_out(key, ["assign", str(unit), str(officer)], do))
