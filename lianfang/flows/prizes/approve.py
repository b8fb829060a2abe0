"""The second person approves when the notice is over: money is put in, and kept for each line."""

from datetime import datetime

from msgspec.structs import replace

from lianfang.accounts.states import behind
from lianfang.audit.actions import By, note
from lianfang.commands import Key
from lianfang.flows.prizes.choosing import choose_now
from lianfang.flows.prizes.draw import step
from scoring.points.deductions.vocabulary import Hand
from scoring.prizes.actions import Move, keep, keep_prizes, move
from scoring.prizes.errors import PointsMoved
from scoring.prizes.reads import prizes_of
from scoring.prizes.rules import stepping
from scoring.prizes.vocabulary import Prize, Run
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def approve(by: By, hand: Hand, scope: Scope, run: int, key: Key) -> None:
    """Raises NotYours, RunMoved, StillPublicPrizes, SameHands, PointsMoved, OtherBody."""

    async def do(held: Run, now: datetime) -> str:
        prizes = [row.prize for row in await prizes_of(scope, held.id)]
        drew_up = (await behind([held.account])).get(held.account)
        person = drew_up.person if drew_up else None
        after = stepping.approved(held, hand, person, prizes, now, shanghai_day(now))
        await check_points(held, prizes, now)
        await keep(after)
        await keep_prizes(replace(one, state="reserved") for one in prizes)
        moves = [Move("grant", held.budget_fen), *(Move("reserve", one.fen, one.id) for one in prizes)]
        await move(after, moves, hand.account, now)
        await note(by, "prize.approve", "done", now, "prize_run", run)
        return after.state

    await step(scope, run, ["prize.approve"], do, key)


async def check_points(run: Run, prizes: list[Prize], now: datetime) -> None:
    """What was drawn up is what points, turns and vetoes say now: what is public is what is paid. Raises PointsMoved."""
    found = await choose_now(run.station, run.first, run.budget_fen, run.kept_fen, now)
    drawn = {(one.person, one.zone, one.rank, one.points) for one in prizes if one.kind == "month"}
    if drawn != {(one.person, one.zone, one.rank, one.points) for one in found.chosen}:
        raise PointsMoved()
