"""An officer calls the roll: now, at a time, at a time that nobody knows, of named posts, or of everybody as a drill."""

import secrets
from datetime import datetime, timedelta

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.rollcall.actions import hold_station, make_call
from zones.rollcall.errors import AnotherRuns
from zones.rollcall.reads.calls import instants, running
from zones.rollcall.rules.hours import check_night, check_plan, span
from zones.rollcall.vocabulary import Plan

A_NIGHT = timedelta(hours=24)


async def call_roll(by: By, station: int, plan: Plan, account: int, key: Key) -> int:
    """Returns the call's id; the sweep opens it. Raises what zones.rollcall.errors says of plans, OtherBody."""

    async def do(now: datetime) -> str:
        check_plan(plan, now)
        await hold_station(station)
        scope, (first, last) = Scope((station,)), span(plan, now)
        opens_at = first + timedelta(seconds=secrets.randbelow(int((last - first).total_seconds()) + 1))
        check_night(opens_at, await instants(scope, opens_at - A_NIGHT, opens_at + A_NIGHT), plan.key_date)
        if opens_at <= now and await running(scope):
            raise AnotherRuns()
        made = await make_call(station, plan, account, opens_at, now)
        await note(by, "rollcall.call", "done", now, "rollcall", made)
        return str(made)

    return int(await answered_once(key, ["rollcall.call", str(station), repr(plan)], do))
