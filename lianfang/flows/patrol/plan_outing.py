"""An outing is ordered: with a 勤务令 of its own, only on what joint work rests on. Its units are asked for names."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from zones.ground.notice import Notice
from zones.ground.scope import Scope
from zones.patrol.actions.outings import make_outing
from zones.patrol.rules.planning import Basis, Plan, check_plan
from zones.roster.actions import lock_station
from zones.roster.reads import zones
from zones.roster.reads.backing import orders, unit_backings
from zones.roster.reads.beats import officers


async def plan_outing(by: By, scope: Scope, plan: Plan, key: Key) -> int:
    """Of the scope's one station. Returns its id. Raises NoWrittenOrder, UnitsNotInForce, BadPlan, OtherBody."""
    (station,) = scope.stations

    async def do(now: datetime) -> str:
        await lock_station(station)
        check_plan(plan, await _basis(scope, plan), now)
        outing = await make_outing(station, plan)
        await enqueue([_asked(outing, unit) for unit in dict.fromkeys(plan.seats)], now)
        await note(by, "patrol.plan", "done", now, "outing", outing)
        return str(outing)

    return int(await answered_once(key, ["patrol.plan", str(station), repr(plan)], do))


async def _basis(scope: Scope, plan: Plan) -> Basis:
    units = await unit_backings(scope, plan.day)
    return Basis(
        ordered=any(order.holds(plan.day) for order in await orders(scope)),
        not_in_force={unit.id: unit.name for unit in units if unit.why_not(plan.day)},
        here=frozenset(unit.id for unit in units),
        officers=frozenset(officer.id for officer in await officers(scope)),
        zones=frozenset(zone.id for zone in await zones(scope)),
    )


def _asked(outing: int, unit: int) -> Notice:
    to = f"unit:{unit}"
    return Notice("patrol_names", to, f"patrol:{outing}:names:{to}", outing)
