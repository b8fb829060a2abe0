"""The office hands out what a guard asked for, or does not: then his points come back."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from scoring.points.deductions.vocabulary import Hand
from scoring.points.redemptions import rules
from scoring.points.redemptions.actions import give_back, keep
from scoring.points.redemptions.reads import locked
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.reads.whereabouts import places_of


async def answer(by: By, scope: Scope, hand: Hand, number: int, decision: str, key: Key) -> str:
    """`decision` is handed or declined; returned is the state.

    Raises NotYours, OwnRedemption, RedemptionMoved, OtherBody.
    """

    async def do(now: datetime) -> str:
        before = await locked(scope, number)
        if before is None:
            raise NotYours()
        after = rules.answered(before, decision, hand, await _units(hand, now), now)
        await keep(after)
        if after.state == "declined":
            await give_back(after, now)
        await enqueue([rules.of_end(after)], now)
        await note(by, "exchange.answer", after.state, now, "redemption", number)
        return after.state

    return await answered_once(key, ["exchange.answer", str(number), decision], do)


async def _units(hand: Hand, now: datetime) -> list[int]:
    """Where whoever answers stands as a guard, where he is one."""
    if hand.person is None:
        return []
    return [place.unit for place in await places_of(hand.person, shanghai_day(now)) if place.unit is not None]
