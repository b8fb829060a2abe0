"""Who is done and who is behind: a session a month, a drill a quarter. The bureau's own rule; no ranking, no points."""

from datetime import date

from scoring.training.reads.counts import trained
from scoring.training.rules.counting import duties
from scoring.training.vocabulary import UnitDuty
from zones.aid.reads import drilled
from zones.ground.quarters import quarter_of
from zones.ground.scope import Scope
from zones.ground.weeks import month_span, whole_days
from zones.roster.reads.standing import guards_of, named_units


async def board(scope: Scope, today: date) -> list[UnitDuty]:
    """The scope's units (or its person's), in the month and quarter of a Shanghai day; inside an open transaction or look."""
    guards = await guards_of(scope, today)
    zones = {one.id: one.zone for one in await named_units(Scope(scope.stations))}
    listed = [(one.unit, one.unit_name, zones.get(one.unit, ""), one.person, one.name) for one in guards]
    drills = await drilled(scope, *whole_days(*quarter_of(today).span))
    return duties(listed, await trained(scope, *month_span(today)), drills)
