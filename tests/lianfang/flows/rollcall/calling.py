"""A station by day with a guard at every gate, and what is said and done in its roll-calls."""

from datetime import UTC, datetime, timedelta
from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.rollcall.answer import Said, answer
from lianfang.flows.rollcall.call import call_roll
from lianfang.flows.rollcall.sweep import due_calls, sweep_call
from tests.conftest import Clock
from tests.watch import Watch, keep_watch, key
from zones.ground.scope import Scope
from zones.rollcall.reads.asked import row_of_post
from zones.rollcall.tables import RollCall, RollCallAnswer
from zones.rollcall.vocabulary import Plan

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai
RULE = "洋公〔2026〕3号"


def after(minutes: float) -> datetime:
    """So many minutes after nine, and a little: the clock runs on while a call opens."""
    return MORNING + timedelta(minutes=minutes, seconds=20)


async def station(clock: Clock, now: datetime = MORNING, zones: int = 2, units: int = 2) -> Watch:
    clock.set(now)
    return await keep_watch(now, zones=zones, units=units, joint=0)


async def called(watch: Watch, kind: str = "now", **more: Any) -> int:
    """A call, opened if it is due."""
    made = await call_roll(OPERATOR, watch.station, Plan(kind, RULE, **more), 1, key())  # type: ignore[arg-type]
    await swept()
    return made


async def swept() -> None:
    for number in await due_calls():
        await sweep_call(number)


async def say_here(watch: Watch, call: int, post: int, how: str = "gate", **more: Any) -> str:
    """到, by any way."""
    async with transaction():
        row = await row_of_post(Scope((watch.station,)), call, post)
    return await answer(OPERATOR, Scope((watch.station,)), Said(call, row or 0, how, **more), key())


async def results(call: int) -> dict[int, tuple[str, str]]:
    """(result, reason) by post."""
    rows = await RollCallAnswer.raw("SELECT post_id, result, reason FROM roll_call_answer WHERE call = {}", call)
    return {row["post_id"]: (row["result"], row["reason"]) for row in rows}


async def state(call: int) -> str:
    return str((await RollCall.raw("SELECT state FROM roll_call WHERE id = {}", call))[0]["state"])


async def told(call: int) -> list[tuple[str, str]]:
    """(kind, receiver) of every notice."""
    rows = await RollCall.raw("SELECT kind, receiver FROM notice WHERE about = {} ORDER BY id", call)
    return [(row["kind"], row["receiver"]) for row in rows]
