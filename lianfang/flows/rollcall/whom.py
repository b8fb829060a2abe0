"""Whom a call asks at this minute. Inside an open transaction."""

from datetime import datetime

from zones.aid.reads import on_calls
from zones.duty.reads import on_duty
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.patrol.reads.outings import walking_persons
from zones.rollcall.reads.asked import broken_lines, schools
from zones.rollcall.rules.asking import Ground, whom_to_ask
from zones.rollcall.rules.hours import is_quiet
from zones.rollcall.vocabulary import Asked, Call
from zones.roster.reads.standing import guards_of


async def whom(call: Call, now: datetime) -> list[Asked]:
    """Posts on shift, with the reasons of those that are excused; in a drill every guard once."""
    scope, zones = Scope((call.station,)), list(call.zones) or None
    if call.kind == "drill":
        persons = {row.person: row for row in await guards_of(scope, shanghai_day(now))}
        return [Asked(row.unit, None, "", person) for person, row in persons.items()]
    rows = await on_duty(scope, now, zones, teams=False)
    if call.posts:
        rows = [row for row in rows if row.post in call.posts]
    walking = frozenset(await walking_persons(scope, now))
    ground = Ground(walking, await on_calls(scope), await schools(scope), await broken_lines(scope))
    return whom_to_ask(rows, ground, now, quiet=is_quiet(now))
