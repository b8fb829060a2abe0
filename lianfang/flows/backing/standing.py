"""What joint work rests on today, and what that means: which units may be called, who is not sent to violence and why."""

from collections import Counter
from datetime import date

from msgspec import Struct

from lianfang.database import transaction
from zones.aid.rules.who import Ready, unfit_reason
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.backing import (
    GuardBacking,
    OrderRow,
    UnitBacking,
    guard_backings,
    orders,
    unit_backings,
)


class GuardStanding(Struct, frozen=True):
    """A guard; `reason` is why he is not sent to violence, empty where he is."""

    guard: GuardBacking
    insured: bool
    reason: str


class UnitStanding(Struct, frozen=True):
    """A unit; `reason` is why nobody of it is called at all, empty where it takes part."""

    unit: UnitBacking
    reason: str
    guards: tuple[GuardStanding, ...]

    @property
    def reasons(self) -> Counter[str]:
        """How many are not sent to violence, by reason."""
        return Counter(one.reason for one in self.guards if one.reason)

    def lacking(self, what: str) -> int:
        """How many lack it: certified, insured."""
        held = {"certified": lambda one: one.guard.certified, "insured": lambda one: one.insured}[what]
        return sum(not held(one) for one in self.guards)


class Standing(Struct, frozen=True):
    """As of `today`. `order` is the one in force; `orders` are all that were ever recorded, the newest first."""

    today: date
    order: OrderRow | None
    orders: tuple[OrderRow, ...]
    units: tuple[UnitStanding, ...]


async def standing(scope: Scope) -> Standing:
    """Of the scope's units, at one instant; as many statements for forty units as for one."""
    async with transaction(snapshot=True) as now:
        today = shanghai_day(now)
        given = tuple(await orders(scope))
        units, guards = await unit_backings(scope, today), await guard_backings(scope, today)
    by_unit: dict[int, list[GuardStanding]] = {unit.id: [] for unit in units}
    for guard in guards:
        by_unit[guard.unit].append(_guard(guard, today))
    order = next((one for one in given if one.holds(today)), None)
    shown = (UnitStanding(unit, unit.why_not(today), tuple(by_unit[unit.id])) for unit in units)
    return Standing(today, order, given, tuple(shown))


def _guard(guard: GuardBacking, today: date) -> GuardStanding:
    insured = guard.insured_until is not None and guard.insured_until >= today
    ready = Ready(guard.certified, insured, guard.born, guard.spared or guard.declined)
    return GuardStanding(guard, insured, unfit_reason(ready, today))
