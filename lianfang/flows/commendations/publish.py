"""A list is made public for five working days, taken back to be changed, or dropped."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.calendar import public_until
from lianfang.commands import Key
from lianfang.flows.commendations.draw import step
from lianfang.flows.commendations.facts import stopped
from lianfang.notices.outbox import enqueue
from scoring.commendations.actions import keep
from scoring.commendations.reads import lines
from scoring.commendations.rules import stepping
from scoring.commendations.rules.telling import of_state
from scoring.commendations.vocabulary import YearList
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def publish(by: By, scope: Scope, of: int, key: Key) -> None:
    """From tomorrow on. Raises NotYours, ListMoved, NobodyChosen, CommendationStopped, OtherBody."""

    async def do(held: YearList, now: datetime) -> str:
        every = [row.one for row in await lines(scope, held.id)]
        until = public_until(shanghai_day(now))
        after = stepping.published(held, every, await stopped(scope, held, every), until)
        await keep(after)
        await enqueue([of_state(after, one) for one in every if one.chosen and one.person], now)
        await note(by, "commend.publish", "done", now, "year_list", of)
        return after.state

    await step(scope, of, ["commend.publish"], do, key)


async def take_back(by: By, scope: Scope, of: int, key: Key) -> None:
    """To be changed and made public anew. Raises NotYours, ListMoved, OtherBody."""

    async def do(held: YearList, now: datetime) -> str:
        await keep(stepping.taken_back(held))
        await note(by, "commend.take_back", "done", now, "year_list", of)
        return "draft"

    await step(scope, of, ["commend.take_back"], do, key)


async def withdraw(by: By, scope: Scope, of: int, key: Key) -> None:
    """For good, while it is a draft. Raises NotYours, ListMoved, OtherBody."""

    async def do(held: YearList, now: datetime) -> str:
        await keep(stepping.withdrawn(held))
        await note(by, "commend.withdraw", "done", now, "year_list", of)
        return "withdrawn"

    await step(scope, of, ["commend.withdraw"], do, key)
