"""A roll-call that runs at every station of a town, and one that is to come."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.rollcall.call import call_roll
from lianfang.flows.rollcall.sweep import sweep_call
from tests.watch import key
from zones.rollcall.rules.hours import is_quiet
from zones.rollcall.vocabulary import Plan

RULE = "洋公〔2026〕3号"


async def call(stations: dict[str, int]) -> dict[str, dict[str, str]]:
    """`call` runs, `planned` is days away; by place."""
    runs, planned = {}, {}
    for place, station in stations.items():
        now_on = await call_roll(OPERATOR, station, Plan("now", RULE), 1, key())
        await sweep_call(now_on)
        runs[place] = str(now_on)
        planned[place] = str(await call_roll(OPERATOR, station, await planned_in(2), 1, key()))
    return {"call": runs, "planned": planned}


async def planned_in(days: int) -> Plan:
    """At an hour of the day, so that no night is taken."""
    async with transaction() as now:
        at = now + timedelta(days=days)
        return Plan("planned", RULE, at=at + timedelta(hours=8) if is_quiet(at) else at)
