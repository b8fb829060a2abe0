"""A guard enrols for the exam, or his unit or the station does for him; and may take it back until the city has his name."""

from datetime import datetime

from msgspec.structs import replace

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.exams.offer import held_offer
from scoring.exams.signup import actions
from scoring.exams.signup.errors import NotChosen
from scoring.exams.signup.reads import enrolled, hold, standings
from scoring.exams.signup.rules.standing import check_enrols, check_withdraws
from scoring.exams.signup.vocabulary import Enrolment
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of


async def enrol(by: By, account: int, scope: Scope, number: int, person: int, car: bool, key: Key) -> None:
    """Into an offer of the scope's station; `scope` reaches him where he stands today.

    Raises NotChosen, NotYours, OfferClosed, CannotEnrol, OtherBody.
    """

    async def do(now: datetime) -> str:
        if not (number and person):
            raise NotChosen()
        held = await held_offer(Scope(scope.stations), number)
        await hold(person)
        his = replace(scope, stations=(held.station,), person=person)
        stands = await guards_of(his, shanghai_day(now))
        if not stands:
            raise NotYours()
        check_enrols(held, (await standings(his, now))[person], now)
        await actions.enrol(Enrolment(0, number, person, stands[0].unit, account, now, car))
        await note(by, "exam.enrol", "done", now, "person", person)
        return "done"

    await answered_once(key, ["exam.enrol", str(number), str(person), str(car)], do)


async def withdraw(by: By, scope: Scope, number: int, person: int, key: Key) -> None:
    """Who comes next in the line has his seat. Raises NotChosen, NotYours, NotEnrolled, TooLateToWithdraw, OtherBody."""

    async def do(now: datetime) -> str:
        if not (number and person):
            raise NotChosen()
        held = await held_offer(Scope(scope.stations), number)
        if scope.person is not None and scope.person != person:
            raise NotYours()
        await hold(person)
        row = next(
            (row for row in await enrolled(replace(scope, person=None), held, now) if row.person == person), None
        )
        enrolment = row.enrolment if row else None
        check_withdraws(enrolment)
        assert enrolment is not None
        await actions.keep(replace(enrolment, withdrawn_at=now))
        await note(by, "exam.withdraw", "done", now, "person", person)
        return "done"

    await answered_once(key, ["exam.withdraw", str(number), str(person)], do)
