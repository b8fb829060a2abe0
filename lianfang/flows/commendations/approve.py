"""The second person approves when the notice is over; the office decides under the document's number."""

from datetime import datetime

from lianfang.accounts.states import behind
from lianfang.audit.actions import By, note
from lianfang.commands import Key
from lianfang.flows.commendations.draw import step
from lianfang.flows.commendations.facts import stopped
from lianfang.notices.outbox import enqueue
from scoring.commendations.actions import keep
from scoring.commendations.reads import lines
from scoring.commendations.rules import stepping
from scoring.commendations.rules.telling import of_state
from scoring.commendations.vocabulary import YearList
from scoring.points.deductions.vocabulary import Hand
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.whereabouts import places_of


async def approve(by: By, hand: Hand, scope: Scope, of: int, key: Key) -> None:
    """Raises NotYours, ListMoved, StillPublicList, OneHand, CommendationStopped, OtherBody."""

    async def do(held: YearList, now: datetime) -> str:
        every, today = [row.one for row in await lines(scope, held.id)], shanghai_day(now)
        drew_up = (await behind([held.account])).get(held.account)
        places = await places_of(hand.person, today) if hand.person is not None else []
        own = stepping.Own(
            frozenset(one.unit for one in places if one.unit), frozenset(one.company for one in places if one.company)
        )
        halted = await stopped(scope, held, every)
        person = drew_up.person if drew_up else None
        after = stepping.approved(held, hand, person, own, every, halted, now, today)
        await keep(after)
        await note(by, "commend.approve", "done", now, "year_list", of)
        return after.state

    await step(scope, of, ["commend.approve"], do, key)


async def decide(by: By, scope: Scope, of: int, number: str, key: Key) -> None:
    """Who is commended is told. Raises NotYours, NoDecisionNumber, ListMoved, OtherBody."""

    async def do(held: YearList, now: datetime) -> str:
        after = stepping.decided(held, number, shanghai_day(now))
        await keep(after)
        chosen = [row.one for row in await lines(scope, held.id) if row.one.chosen]
        await enqueue([of_state(after, one) for one in chosen if one.person], now)
        await note(by, "commend.decide", "done", now, "year_list", of)
        return after.state

    await step(scope, of, ["commend.decide", number], do, key)
