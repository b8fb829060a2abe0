"""The station's outings of a day, and what an officer has to know to order one."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from lianfang.database import transaction
from lianfang.flows.patrol.seen import OutingSeen, seen
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.patrol.reads.offers import OfferRow, offers
from zones.patrol.reads.outings import outings
from zones.patrol.rules.due import is_overdue
from zones.roster.reads import ZoneRow, zones
from zones.roster.reads.backing import UnitBacking, orders, unit_backings
from zones.roster.reads.beats import OfficerRow, officers
from zones.roster.reads.register import guarding_of, uncertified

BACK = timedelta(days=30)


class PatrolsSeen(Struct, frozen=True):
    """`overdue` were never closed and are an officer's to close; `units` are those of the zone that is planned for.

    `uncertified` are walkers named for that day without a certificate, where the station wants to be warned.
    """

    now: datetime
    day: date
    ordered: bool
    zone: ZoneRow | None
    zones: tuple[ZoneRow, ...]
    units: tuple[UnitBacking, ...]
    offers: dict[int, OfferRow]
    officers: tuple[OfficerRow, ...]
    outings: tuple[OutingSeen, ...]
    overdue: tuple[OutingSeen, ...]
    uncertified: frozenset[int]


async def patrols_seen(of: Scope, day: date | None, zone: int | None) -> PatrolsSeen:
    """At one instant; tonight and the first zone where none is named."""
    async with transaction(snapshot=True) as now:
        on = day or shanghai_day(now)
        every, places = await outings(of, shanghai_day(now) - BACK, on), tuple(await zones(of))
        planned = next((one for one in places if one.id == zone), next(iter(places), None))
        units = await unit_backings(of, on)
        here = await seen(row for row in reversed(every) if row.day == on)
        return PatrolsSeen(
            now,
            on,
            any(order.holds(on) for order in await orders(of)),
            planned,
            places,
            tuple(unit for unit in units if planned and unit.zone == planned.name),
            await offers(of, on),
            tuple(await officers(of)),
            here,
            await seen(row for row in every if is_overdue(row, now) and row.day != on),
            await _warned_of(of, here, on),
        )


async def _warned_of(of: Scope, outings: tuple[OutingSeen, ...], day: date) -> frozenset[int]:
    if (await guarding_of(of.stations[0])).guarding == "off":
        return frozenset()
    named = [seat.person for one in outings if one.open for seat in one.seats if seat.person is not None]
    return frozenset(await uncertified(of, named, day))
