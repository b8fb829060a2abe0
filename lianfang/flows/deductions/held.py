"""A slip that a flow works on: held, and those told whom its change concerns."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.notices.outbox import enqueue
from scoring.points.deductions.reads import locked
from scoring.points.deductions.telling import of_change
from scoring.points.deductions.vocabulary import Deduction
from zones.ground.scope import Scope
from zones.roster.reads.whereabouts import place_of_station


async def held(scope: Scope, deduction: int) -> Deduction:
    """One of the scope's station, unit or person. Raises NotYours."""
    slip = await locked(deduction)
    if slip is None or not is_of(scope, slip):
        raise NotYours()
    return slip


def is_of(scope: Scope, slip: Deduction) -> bool:
    """Whether a slip is one of the scope's."""
    units = scope.only_units
    return (
        slip.station in scope.stations and (units is None or slip.unit in units) and scope.person in (None, slip.person)
    )


async def tell(before: Deduction | None, after: Deduction, now: datetime) -> None:
    """Inside the flow's transaction."""
    place = await place_of_station(after.station)
    await enqueue(of_change(before, after, place.bureau if place else 0), now)
