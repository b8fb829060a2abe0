"""The posts to which a guard may sign on, where he is signed on now, and whom he relieves or waits for."""

from datetime import datetime

from msgspec import Struct

from lianfang.database import transaction
from zones.duty.reads import PostRow, hand_overs, leaving, on_duty, posts
from zones.duty.tables import Shift
from zones.duty.vocabulary import HandOverRow, Leaving, OnDuty
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of


class MyPosts(Struct, frozen=True):
    """`standing` are his shifts that run: planned, or signed on to."""

    posts: tuple[PostRow, ...]
    standing: tuple[OnDuty, ...]


async def my_posts(scope: Scope) -> MyPosts:
    """Of the units in which the scope's person stands today, and of the station's teams."""
    async with transaction(snapshot=True) as now:
        own = {one.unit for one in await guards_of(scope, shanghai_day(now))}
        there = [one for one in await posts(Scope(scope.stations)) if one.unit is None or one.unit in own]
        standing = await on_duty(Scope(scope.stations, person=scope.person), now)
    return MyPosts(tuple(there), tuple(standing))


class Changing(Struct, frozen=True):
    """His hand-over that runs, or the shift that he is signed on to and what it waits for."""

    now: datetime
    over: HandOverRow | None
    leaving: Leaving | None


async def change_of(scope: Scope, person: int, now: datetime) -> Changing:
    """Of the guard himself. Inside `look`."""
    own = Scope(scope.stations, person=person)
    over = next(iter(await hand_overs(own, now)), None)
    shift = next((one.shift for one in await on_duty(own, now) if one.signed_on), None)
    return Changing(now, over, await leaving(shift, person, now) if shift else None)


async def is_his_shift(person: int, shift: int) -> bool:
    """Whether it is one of his, running or over."""
    async with transaction():
        return bool(await Shift.exists().where((Shift.id == shift) & (Shift.person == person)))
