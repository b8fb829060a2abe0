"""A record on its way, held by a flow: those told whom its change concerns."""

from datetime import datetime

from lianfang.notices.outbox import enqueue
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.reports.errors.notes import NoSuchRecord
from zones.reports.reads.records import locked
from zones.reports.rules.telling import of_claim
from zones.reports.vocabulary.records import Record
from zones.roster.reads.beats import beats


async def held(scope: Scope, record: int) -> Record:
    """One of the scope's station or unit. Raises NoSuchRecord."""
    found = await locked(record)
    units = scope.only_units
    if found is None or found.station not in scope.stations or (units is not None and found.unit not in units):
        raise NoSuchRecord()
    return found


async def tell_change(before: str, after: Record, now: datetime) -> None:
    """`before` is the state that it had, empty for a new one. Inside the flow's transaction."""
    place = Scope((after.station,), unit=after.unit)
    beat = (await beats(place, shanghai_day(now))).get(after.unit)
    await enqueue(of_claim(before, after, beat.officer if beat else None), now)
