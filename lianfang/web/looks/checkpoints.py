"""A station's checkpoints, with what a form for a new one offers."""

from msgspec import Struct

from lianfang.database import transaction
from zones.duty.reads import PostRow, posts
from zones.ground.scope import Scope
from zones.patrol.reads.checkins import CheckpointRow, checkpoints, tagged
from zones.roster.reads import UnitRow, ZoneRow, units, zones


class StationPoints(Struct, frozen=True):
    """`tags` are numbers of NFC tags by checkpoint."""

    points: list[CheckpointRow]
    tags: dict[int, str]
    zones: list[ZoneRow]
    units: list[UnitRow]
    posts: list[PostRow]

    def zone_of(self, zone: int) -> str:
        return next(one.name for one in self.zones if one.id == zone)


async def station_points(scope: Scope) -> StationPoints:
    async with transaction(snapshot=True):
        return StationPoints(
            await checkpoints(scope), await tagged(scope), await zones(scope), await units(scope), await posts(scope)
        )
