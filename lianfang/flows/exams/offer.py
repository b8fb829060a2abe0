"""The station says when the city's exam is and whom it takes; or that there is none after all."""

from datetime import datetime

import msgspec

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from scoring.exams.signup import actions
from scoring.exams.signup.reads import enrolled, offer_of, standings
from scoring.exams.signup.rules import offering, telling
from scoring.exams.signup.vocabulary import Offer, Plan
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.standing import guards_of


async def offer(by: By, account: int, station: int, plan: Plan, key: Key) -> int:
    """Returns its id; who may enrol hears of it. Raises BadOffer, OtherBody."""

    async def do(now: datetime) -> str:
        offering.check_plan(plan, now)
        here = Scope((station,))
        made = await actions.add_offer(Offer(0, station, plan, account, now))
        states = {person: one.state for person, one in (await standings(here, now)).items()}
        units = {guard.person: guard.unit for guard in await guards_of(here, shanghai_day(now))}
        await enqueue(telling.offered(made, states, units), now)
        await note(by, "exam.offer", "done", now, "exam", made.id)
        return str(made.id)

    return int(await answered_once(key, ["exam.offer", str(station), msgspec.json.encode(plan).decode()], do))


async def call_off(by: By, scope: Scope, number: int, reason: str, key: Key) -> None:
    """Whoever was enrolled hears of it and may enrol for the next one. Raises NotYours, OfferOver, BadOffer, OtherBody."""

    async def do(now: datetime) -> str:
        held = await held_offer(scope, number)
        after = offering.called_off(held, reason, now)
        told = telling.called_off(after, [row.enrolment for row in await enrolled(scope, held, now)])
        await actions.call_off(after)
        await enqueue(told, now)
        await note(by, "exam.call_off", "done", now, "exam", number)
        return "done"

    await answered_once(key, ["exam.call_off", str(number), reason], do)


async def held_offer(scope: Scope, number: int) -> Offer:
    """Held until the transaction ends. Raises NotYours."""
    found = await offer_of(scope, number, held=True)
    if found is None:
        raise NotYours()
    return found
