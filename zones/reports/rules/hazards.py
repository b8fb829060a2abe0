"""Whether what was reported may be decided to be real, and what is then a deed: own unit or elsewhere, once in 30 days."""

from collections.abc import Iterable
from datetime import date

from zones.ground.weeks import shanghai_day
from zones.journal.vocabulary import Fact
from zones.reports.errors.notes import HazardBefore, NoHazard, OwnHazard
from zones.reports.vocabulary.hazards import ONCE_IN, Hazard
from zones.reports.vocabulary.notes import Thread

KIND = "hazard.found"


def real(
    thread: Thread, unit: int | None, elsewhere: bool, decider: int | None, stands: bool, days: Iterable[date]
) -> Hazard:
    """`decider` is the person who decides, where he is one; `stands`: this one was decided before; `days` are those of
    hazards of that place and kind. Raises NoHazard, OwnHazard, HazardBefore.
    """
    if not thread.found or stands:
        raise NoHazard()
    if decider == thread.person:
        raise OwnHazard()
    day = shanghai_day(thread.opened_at)
    if not elsewhere and (near := sorted(one for one in days if abs(day - one) < ONCE_IN)):
        raise HazardBefore(day=near[-1].isoformat(), days=ONCE_IN.days)
    return Hazard(thread.station, thread.id, thread.person, thread.kind, unit, day, elsewhere)


def fact_of(hazard: Hazard, thread: Thread, posted: Iterable[int]) -> Fact:
    """`posted` are the units in which he has a posting on that day: his own."""
    own = int(hazard.unit is not None and hazard.unit in set(posted))
    return Fact(KIND, hazard.day, hazard.person, thread.unit, thread.opened_at, own=own)
