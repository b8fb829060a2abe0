"""今晚 of a unit: what it said, who of its guards could walk, the outings that concern it."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.patrol.seen import OutingSeen, seen
from lianfang.flows.unit.annex import the_unit
from zones.duty.reads import on_duty
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, shanghai_instant
from zones.patrol.reads.offers import OfferRow, candidates, offers
from zones.patrol.reads.outings import outings
from zones.patrol.rules.planning import EARLIEST
from zones.patrol.rules.who_walks import LEAVABLE, Judged, Walk, judge, ordered
from zones.roster.reads.backing import unit_backings
from zones.roster.reads.register import guarding_of, uncertified
from zones.roster.reads.standing import NamedUnit


class UnitTonight(Struct, frozen=True):
    """今晚 of a unit. `judged` are its guards for the outing that wants some of them, or for an evening like any other.

    `uncertified` are those before whom the station warns its units: they hold no certificate.
    """

    now: datetime
    unit: NamedUnit
    reason: str
    offer: OfferRow | None
    on_shift: int
    held: int
    judged: tuple[Judged, ...]
    outings: tuple[OutingSeen, ...]
    uncertified: frozenset[int] = frozenset()

    @property
    def day(self) -> date:
        return shanghai_day(self.now)


async def of_unit(scope: Scope) -> UnitTonight:
    """Raises NoSuchUnit."""
    async with transaction(snapshot=True) as now:
        unit, day = await the_unit(scope), shanghai_day(now)
        (backing,) = await unit_backings(scope, day)
        every = await seen(await outings(Scope(scope.stations), day, day), whole=False)
        found = tuple(one for one in every if one.row.zone_name == unit.zone or one.wants(unit.id))
        first = next((one for one in found if one.open and one.wants(unit.id)), None)
        begins = shanghai_instant(datetime.combine(day, EARLIEST))
        walk = Walk(first.row.starts_at, first.row.ends_at) if first else Walk(begins, begins + timedelta(hours=1))
        guards = await candidates(scope, walk, day, first.row.id if first else 0)
        there = [row for row in await on_duty(scope, walk.starts_at) if row.ends_at > walk.starts_at and not row.team]
        return UnitTonight(
            now,
            unit,
            backing.why_not(day),
            (await offers(scope, day)).get(unit.id),
            len({row.person for row in there}),
            len({row.post for row in there if row.leave not in LEAVABLE}),
            tuple(ordered([judge(one, walk) for one in guards])),
            found,
            await _warned_of(scope, [one.person for one in guards], day),
        )


async def _warned_of(scope: Scope, persons: list[int], day: date) -> frozenset[int]:
    wanted = await guarding_of(scope.stations[0])
    if wanted.guarding == "off" or wanted.warned != "unit":
        return frozenset()
    return frozenset(await uncertified(scope, persons, day))
