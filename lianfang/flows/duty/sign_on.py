"""上岗: a guard says at which post of his unit he stands, until when; with somebody about to go a hand-over begins. 下岗 ends it."""

from datetime import datetime, timedelta

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.duty.actions import meet
from zones.duty.actions import sign_off as end_shift
from zones.duty.actions import sign_on as begin_shift
from zones.duty.errors import NoSuchPost, NotPostedThere
from zones.duty.reads import leaving, posts
from zones.duty.rules import check_may_leave
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of

LONGEST_H = 12


async def sign_on(by: By, scope: Scope, person: int, post: int, hours: int, key: Key) -> int:
    """For `hours` (1 to 12) from now. Returns the shift's id. Raises NoSuchPost, NotPostedThere, OtherBody."""

    async def do(now: datetime) -> str:
        there = await posts(Scope(scope.stations), only=post)
        if not there:
            raise NoSuchPost()
        own = await guards_of(Scope(scope.stations, person=person), shanghai_day(now))
        if there[0].unit is not None and there[0].unit not in {one.unit for one in own}:
            raise NotPostedThere()
        until = now + timedelta(hours=min(max(hours, 1), LONGEST_H))
        shift = await begin_shift(post, person, now, until)
        await meet(post, shift, person, now)
        await note(by, "duty.sign_on", "done", now, "shift", shift)
        return str(shift)

    return int(await answered_once(key, ["duty.sign_on", str(person), str(post), str(hours)], do))


async def sign_off(by: By, person: int, shift: int, key: Key) -> None:
    """Raises NoSuchShift, HandOverFirst, NoRelief, OtherBody."""

    async def do(now: datetime) -> str:
        one = await leaving(shift, person, now, locked=True)
        if one is not None:
            check_may_leave(one, now)
        await end_shift(shift, person, now)
        await note(by, "duty.sign_off", "done", now, "shift", shift)
        return "off"

    await answered_once(key, ["duty.sign_off", str(person), str(shift)], do)
