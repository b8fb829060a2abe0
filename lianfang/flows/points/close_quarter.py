"""Closes quarters: each guard's points of the one that is over give colour and stars of the next, once, in order."""

from datetime import date, datetime

from lianfang.calendar import is_working_day
from lianfang.database import transaction
from lianfang.slots import claim, claimed
from lianfang.weekly.reads import first_judged
from lianfang.weekly.rules import first_week, frozen_from
from scoring.points.actions.books import books_in_force
from scoring.points.standing.actions import write_standings
from scoring.points.standing.reads import points_in, stars_in
from scoring.points.standing.rules import level_of, quarters_to_close, stars_of
from zones.ground.quarters import Quarter, quarter_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, week_of
from zones.roster.actions import lock_station

JOB = "standing"


async def close_quarters(station: int, since: datetime) -> int:
    """How many this call closed. A quarter is closed when the week of its last day is frozen: its last sheets have come."""
    async with transaction() as now:
        earliest, done = await first_judged(station), await claimed(JOB)
    if earliest is None:
        return 0
    first = quarter_of(first_week(earliest, shanghai_day(since)).monday)
    due = [one for one in quarters_to_close(first, now, _closes_at) if _slot(station, one) not in done]
    return sum([await close_quarter(station, quarter) for quarter in due])


def quarter_held(now: datetime) -> Quarter:
    """Whose colours are held now: this quarter's, the one before until that one is closed."""
    this = quarter_of(shanghai_day(now))
    return this if _closes_at(this.previous.last) <= now else this.previous


def _closes_at(last: date) -> datetime:
    return frozen_from(week_of(last), is_working_day)


def _slot(station: int, quarter: Quarter) -> str:
    return f"{station}/{quarter}"


async def close_quarter(station: int, over: Quarter) -> bool:
    """Whether this call did."""
    scope = Scope((station,))
    async with transaction() as now:
        if not await claim(JOB, _slot(station, over), now):
            return False
        await lock_station(station)
        rules = (await books_in_force(station, now)).on(over.last).text.standing
        points, before = await points_in(scope, over), await stars_in(scope, over)
        levels = {person: level_of(rules, n) for person, n in points.items()}
        rows = [(one, points[one], level, stars_of(level, before.get(one, 0))) for one, level in sorted(levels.items())]
        await write_standings(station, over.next, rows, now)
        return True
