"""At which checkpoint a code was shown, before anybody presses."""

from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.patrol.shown import Shown, meant
from zones.ground.scope import Scope
from zones.patrol.errors.checkins import UnknownCode
from zones.patrol.reads.around import Sought, around
from zones.patrol.reads.checkins import checkpoint
from zones.roster.reads import zones


class ShownAt(Struct, frozen=True):
    """The checkpoint's name and zone; whether he walks an outing now."""

    name: str
    zone: str
    walks: bool


async def shown_at(scope: Scope, person: int, shown: Shown) -> ShownAt:
    """Of the person's stations. Raises UnknownCode."""
    async with transaction() as now:
        what = meant(shown, now, now)
        sought = Sought(person, scope.stations, b"", what.code, now, point=what.point, post=what.post, uid=what.uid)
        there = await around(sought)
        point = await checkpoint(scope, there.point.id) if there.point else None
        if point is None:
            raise UnknownCode()
        zone = next(one.name for one in await zones(Scope((point.station,))) if one.id == point.zone)
    return ShownAt(point.name, zone, there.walk is not None)
