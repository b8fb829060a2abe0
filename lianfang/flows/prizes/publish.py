"""A run is made public for five working days, taken back to be changed, or dropped."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.calendar import public_until
from lianfang.commands import Key
from lianfang.flows.prizes.approve import check_points
from lianfang.flows.prizes.draw import step
from lianfang.notices.outbox import enqueue
from scoring.prizes.actions import keep
from scoring.prizes.reads import prizes_of
from scoring.prizes.rules import stepping
from scoring.prizes.rules.telling import of_public
from scoring.prizes.vocabulary import Run
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def publish(by: By, scope: Scope, run: int, key: Key) -> None:
    """From tomorrow on. Raises NotYours, RunMoved, NobodyToPrize, PointsMoved, OtherBody."""

    async def do(held: Run, now: datetime) -> str:
        prizes = [row.prize for row in await prizes_of(scope, held.id)]
        after = stepping.published(held, prizes, public_until(shanghai_day(now)))
        await check_points(held, prizes, now)
        await keep(after)
        await enqueue([of_public(after, one) for one in prizes if one.person], now)
        await note(by, "prize.publish", "done", now, "prize_run", run)
        return after.state

    await step(scope, run, ["prize.publish"], do, key)


async def take_back(by: By, scope: Scope, run: int, key: Key) -> None:
    """To be changed and made public anew. Raises NotYours, RunMoved, OtherBody."""

    async def do(held: Run, now: datetime) -> str:
        await keep(stepping.taken_back(held))
        await note(by, "prize.take_back", "done", now, "prize_run", run)
        return "draft"

    await step(scope, run, ["prize.take_back"], do, key)


async def withdraw(by: By, scope: Scope, run: int, key: Key) -> None:
    """For good, while it is a draft. Raises NotYours, RunMoved, OtherBody."""

    async def do(held: Run, now: datetime) -> str:
        await keep(stepping.withdrawn(held))
        await note(by, "prize.withdraw", "done", now, "prize_run", run)
        return "withdrawn"

    await step(scope, run, ["prize.withdraw"], do, key)
