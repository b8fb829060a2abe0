"""A line of the year's plan: so many sessions of a field, at a level, in a month."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.training import actions
from scoring.training.rules.holding import check_line
from scoring.training.vocabulary import PlanLine


async def plan(by: By, station: int, line: PlanLine, key: Key) -> None:
    """Instead of the one that was there; 0 takes it away. Raises BadPlan, OtherBody."""

    async def do(now: datetime) -> str:
        check_line(line)
        await actions.plan(station, line)
        await note(by, "training.plan", "done", now, "station", station)
        return "done"

    body = ["training.plan", str(station), line.month, line.field, line.level, str(line.planned)]
    await answered_once(key, body, do)
