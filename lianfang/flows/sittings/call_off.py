"""A sitting is called off, before it or during it: its open papers are void, and whoever was to sit is told why."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from scoring.exams.sittings import actions
from scoring.exams.sittings.reads import attempts, open_papers, sitting
from scoring.exams.sittings.rules.sitting import check_off
from scoring.exams.sittings.rules.telling import of_off
from scoring.exams.sittings.vocabulary import Sitting
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of


async def call_off(by: By, account: int, scope: Scope, number: int, reason: str, key: Key) -> None:
    """One of the scope's station. Raises NotYours, NotCalledOff, OtherBody."""

    async def do(now: datetime) -> str:
        await actions.hold_sitting(number, alone=True)
        found = await sitting(scope, number)
        if found is None:
            raise NotYours()
        check_off(found, reason, await open_papers(number), now)
        persons = await _to_sit(scope, found, now)
        await actions.call_off(number, reason, account, now)
        await enqueue(of_off(found, reason, persons), now)
        await note(by, "sitting.off", "done", now, "sitting", number, reason)
        return ""

    await answered_once(key, ["sitting.off", str(number), reason], do)


async def _to_sit(scope: Scope, of: Sitting, now: datetime) -> set[int]:
    """Who is invited today, and whoever is at it, wherever he stands by now."""
    guards = await guards_of(Scope(scope.stations, units=of.plan.units or None), shanghai_day(now))
    at_it = [row.attempt for row in await attempts(scope, of.id) if row.attempt.state == "open"]
    return {*(one.person for one in guards), *(one.person for one in at_it)}
