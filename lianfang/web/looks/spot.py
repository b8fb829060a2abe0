"""抽问 as a station sees it: its rounds, what is known by zone, unit and week."""

from datetime import date, timedelta

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.database import transaction
from scoring.exams.bank.reads import asked
from scoring.exams.spot.reads import UnitKnown, by_question, known, one_round, rounds
from scoring.exams.spot.vocabulary import Known, Spot
from zones.ground.scope import Scope
from zones.ground.weeks import Week, shanghai_day, week_of
from zones.roster.reads import UnitRow, ZoneRow, units, zones

WEEKS = 12
"""So far back goes the list."""


class SpotsSeen(Struct, frozen=True):
    """`known` are of the last weeks, the newest first; `topics` are the bank's."""

    week: Week
    rounds: list[Spot]
    known: list[UnitKnown]
    zones: list[ZoneRow]
    units: list[UnitRow]
    topics: list[str]

    @property
    def weeks(self) -> list[str]:
        return [*dict.fromkeys(one.week for one in self.known)]

    def of(self, **which: object) -> Known:
        """Added up over those whose unit, zone, week, whom are these."""
        fit = (one.known for one in self.known if all(getattr(one, name) == value for name, value in which.items()))
        return sum(fit, Known())


class SpotSeen(Struct, frozen=True):
    """One round, the units where it may be asked, and what is known by question."""

    spot: Spot
    units: list[UnitRow]
    known: dict[int, Known]


async def spots_seen(here: Scope) -> SpotsSeen:
    async with transaction(snapshot=True) as now:
        today: date = shanghai_day(now)
        this, first = week_of(today), week_of(today - timedelta(weeks=WEEKS))
        topics = sorted({one.said.topic for one in await asked(here)})
        found = await known(here, first, this)
        return SpotsSeen(this, await rounds(here), found, await zones(here), await units(here), topics)


async def spot_seen(here: Scope, number: int) -> SpotSeen:
    """Raises NotYours."""
    async with transaction(snapshot=True):
        spot = await one_round(here, number)
        if spot is None:
            raise NotYours()
        return SpotSeen(spot, await units(here), await by_question(here, number))
