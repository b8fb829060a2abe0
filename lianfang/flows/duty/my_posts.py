"""The posts to which a guard may sign on, and where he is signed on now."""

from msgspec import Struct

from lianfang.database import transaction
from zones.duty.reads import PostRow, on_duty, posts
from zones.duty.tables import Shift
from zones.duty.vocabulary import OnDuty
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


async def is_his_shift(person: int, shift: int) -> bool:
    """Whether it is one of his, running or over."""
    async with transaction():
        return bool(await Shift.exists().where((Shift.id == shift) & (Shift.person == person)))
