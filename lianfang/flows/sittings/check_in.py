"""The supervisor saw a guard and compared him with his paper: he may begin. No number of that paper is kept."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.sittings.start import invited
from scoring.exams.sittings import actions
from scoring.exams.sittings.errors import NotSupervised
from scoring.exams.sittings.reads import watched
from scoring.exams.sittings.rules.sitting import check_seen
from scoring.points.deductions.vocabulary import Hand
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def check_in(by: By, hand: Hand, scope: Scope, number: int, person: int, key: Key) -> None:
    """In a sitting that the scope looks after; nobody checks himself in.

    Raises NotYours, SittingCalledOff, NotSupervised, SittingClosed, OtherBody.
    """

    async def do(now: datetime) -> str:
        found = await watched(scope, number)
        if found is None:
            raise NotYours()
        check_seen(found, now)
        if person == hand.person:
            raise NotSupervised()
        try:
            await invited(Scope(scope.stations, person=person), number, shanghai_day(now))
        except NotYours:
            raise NotSupervised() from None
        await actions.check_in(number, person, hand.account, now)
        await note(by, "sitting.check_in", "done", now, "sitting", number)
        return ""

    await answered_once(key, ["sitting.check_in", str(number), str(person)], do)
