"""Whoever is behind is reminded, and so is his unit's head: on the 20th, and once more before the month ends. By day."""

from lianfang.database import transaction
from lianfang.flows.training.board import board
from lianfang.notices.outbox import enqueue
from lianfang.slots import claim
from scoring.training.rules.counting import reminder_due, reminders
from zones.ground.scope import Scope
from zones.ground.weeks import month_span, shanghai_day


async def remind(station: int) -> bool:
    """One station, where it is time; whether this call did it. A machine that was off catches up with the latest alone."""
    async with transaction() as now:
        due = reminder_due(now)
        if due is None or not await claim("training", f"{station}:{due[0]}:{due[1]}", now):
            return False
        today = shanghai_day(now)
        await enqueue(reminders(await board(Scope((station,)), today), *due, month_span(today)[1]), now)
        return True
