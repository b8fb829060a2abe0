"""Whatever is due among roll-calls, each in a transaction of its own. Two processes may sweep: a step is done once."""

from datetime import datetime, timedelta

from lianfang.database import transaction
from lianfang.flows.rollcall.telling import asking, reminding, ringing
from lianfang.flows.rollcall.whom import whom
from lianfang.flows.week.meeting import stand_for
from lianfang.notices.outbox import enqueue
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, week_of
from zones.rollcall.actions import close, let_ring, miss, open_call, remind
from zones.rollcall.errors import NightTaken
from zones.rollcall.reads.asked import records
from zones.rollcall.reads.calls import due, instants, locked, running
from zones.rollcall.rules.hours import check_night
from zones.rollcall.rules.steps import step_due, times, was_down
from zones.rollcall.vocabulary import DOWN, Call

MOST = 200
A_NIGHT = timedelta(hours=24)


async def due_calls() -> list[int]:
    """Ids of calls of which something is due, the longest due first."""
    async with transaction() as now:
        return await due(now, MOST)


async def sweep_call(number: int) -> None:
    """Does what is due for one call; nothing where another process was there first."""
    async with transaction() as now:
        call = await locked(number, now)
        if call is None:
            return
        waiting = call.state == "waiting"
        busy = waiting and await running(Scope((call.station,))) is not None
        step, why = step_due(call, now, busy, waiting and await _night_is_full(call, now))
        if step == "miss":
            await miss(call, why, now)
        elif step == "open":
            await _open(call, now)
        elif step == "remind":
            await remind(call, call.opens_at + timedelta(minutes=call.minutes), now)
            await enqueue(await reminding(call, now), now)
        elif step == "ring":
            await let_ring(call)
            await enqueue(await ringing(call), now)
        else:
            await _close(call, now)


async def _open(call: Call, now: datetime) -> None:
    asked = await whom(call, now)
    await open_call(call, asked, times(now), now)
    await enqueue(asking(call, asked), now)


async def _close(call: Call, now: datetime) -> None:
    """What a sheet brought of the same posts at the same time gives way."""
    result, reason = ("excused", DOWN) if was_down(call, now) else ("silent", "")
    await close(call, result, reason, now)
    if call.kind != "drill":
        week = week_of(shanghai_day(call.opens_at))
        await stand_for("rollcall", call.station, week, await records(Scope((call.station,)), call.id), now)


async def _night_is_full(call: Call, now: datetime) -> bool:
    """It may open in another night than it was planned for: it was the night's only one when it was made."""
    others = await instants(Scope((call.station,)), now - A_NIGHT, now, but=call.id)
    try:
        check_night(now, others, call.key_date)
    except NightTaken:
        return True
    return False
