"""A unit's day planned from its roster: each guard at his post in the hours of his shift. Planning a day twice adds nothing."""

from datetime import date, datetime, time, timedelta

from lianfang.audit.actions import By, note
from lianfang.database import transaction
from zones.duty.actions import make_post, plan_missing
from zones.duty.reads import posts
from zones.duty.vocabulary import SHIFTS
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_instant
from zones.roster.reads.standing import GuardRow, guards_of


async def plan_day(by: By, scope: Scope, day: date) -> int:
    """Of the scope's units. Posts that the roster names and that are not there are made; nothing is said of leaving them.

    Shifts without hours of their own are left to sign-on. Returns how many shifts are new.
    """
    async with transaction() as now:
        guards = [row for row in await guards_of(scope, day) if row.shift in SHIFTS]
        held = await _posts(scope, guards)
        planned = [(held[row.unit, row.post], row.person, *_span(day, row.shift)) for row in guards]
        made = await plan_missing(planned)
        if made:
            await note(by, "duty.plan", "done", now, "station", scope.stations[0])
        return made


async def _posts(scope: Scope, guards: list[GuardRow]) -> dict[tuple[int, str], int]:
    held = {(post.unit, post.name): post.id for post in await posts(scope) if post.unit is not None}
    for row in guards:
        if (row.unit, row.post) not in held:
            held[row.unit, row.post] = await make_post(scope.stations[0], row.post, [], unit=row.unit)
    return held


def _span(day: date, shift: str) -> tuple[datetime, datetime]:
    midnight = datetime.combine(day, time())
    since, until = SHIFTS[shift]
    return shanghai_instant(midnight + timedelta(hours=since)), shanghai_instant(midnight + timedelta(hours=until))
