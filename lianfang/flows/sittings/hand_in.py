"""A guard hands his paper in, or its time is over: it is graded in the same transaction, once."""

from datetime import datetime

import msgspec

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.sittings.actions import grade_one
from scoring.exams.sittings.reads import attempt, sitting
from scoring.exams.sittings.rules.sitting import is_due, result
from scoring.exams.sittings.vocabulary import Result
from zones.ground.scope import Scope


async def hand_in(by: By, scope: Scope, number: int, key: Key) -> Result:
    """Of the scope's person; again it says the same. Raises NotYours, PaperOver (it is void), OtherBody."""

    async def do(now: datetime) -> str:
        held = await attempt(scope, number, held=True) if scope.person is not None else None
        of = await sitting(Scope(scope.stations), held.sitting) if held else None
        if held is None or of is None:
            raise NotYours()
        points = held.points
        if held.state == "open":
            points = await grade_one(held, is_due(held, now), now)
            await note(by, "sitting.hand_in", "done", now, "attempt", number)
        return msgspec.json.encode(result(of.plan, points)).decode()

    return msgspec.json.decode(await answered_once(key, ["sitting.hand_in", str(number)], do), type=Result)
