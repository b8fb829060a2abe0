"""Who is done and who is behind: a session a month, a drill a quarter. The bureau's own rule; no ranking, no points."""

from datetime import date, datetime, time, timedelta

from scoring.training.reads.counts import trained
from scoring.training.rules.counting import duties, month_span, quarter_span
from scoring.training.vocabulary import UnitDuty
from zones.aid.reads import drilled
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_instant
from zones.roster.reads.standing import guards_of, named_units


async def board(scope: Scope, today: date) -> list[UnitDuty]:
    """The scope's units (or its person's), in the month and quarter of a Shanghai day; inside an open transaction or look."""
    guards = await guards_of(scope, today)
    zones = {one.id: one.zone for one in await named_units(Scope(scope.stations))}
    listed = [(one.unit, one.unit_name, zones.get(one.unit, ""), one.person, one.name) for one in guards]
    since, until = (_midnight(day) for day in _whole_days(*quarter_span(today)))
    return duties(listed, await trained(scope, *month_span(today)), await drilled(scope, since, until))


def _whole_days(first: date, last: date) -> tuple[date, date]:
    return first, last + timedelta(days=1)


def _midnight(day: date) -> datetime:
    return shanghai_instant(datetime.combine(day, time()))
