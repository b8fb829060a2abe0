"""Where a guard stands who tells something: at the post that he signed on to, else in his unit of the roster."""

from datetime import datetime

from msgspec import Struct

from lianfang.access import NotYours
from zones.duty.reads import on_duty
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of, named_units


class Stands(Struct, frozen=True):
    station: int
    unit: int


async def where_he_stands(scope: Scope, now: datetime) -> tuple[int, Stands]:
    """(the scope's person, where). Raises NotYours for one who stands nowhere."""
    if scope.person is None:
        raise NotYours()
    posted = [one.unit for one in await guards_of(scope, shanghai_day(now))]
    manned = [one.unit for one in await on_duty(scope, now) if one.signed_on and one.unit is not None]
    for unit in (*manned, *posted):
        for found in await named_units(Scope(scope.stations, unit=unit)):
            return scope.person, Stands(found.station, found.id)
    raise NotYours()
