"""The bureau's finance has transferred, or a prize is not paid; what a month leaves over goes back."""

from datetime import datetime

from msgspec.structs import replace

from lianfang.audit.actions import By, note
from lianfang.commands import Key
from lianfang.flows.prizes.choosing import stopped
from lianfang.flows.prizes.draw import step
from lianfang.notices.outbox import enqueue
from scoring.points.deductions.vocabulary import Hand
from scoring.prizes.actions import Move, keep, keep_prizes, move
from scoring.prizes.errors import RunMoved
from scoring.prizes.reads import prizes_of
from scoring.prizes.rules import stepping
from scoring.prizes.rules.telling import of_prize
from scoring.prizes.vocabulary import Prize, Run
from zones.ground.scope import Scope


async def pay(by: By, hand: Hand, scope: Scope, run: int, document: str, key: Key) -> None:
    """Every line that nothing stops, under the transfer's number.

    Raises NotYours, NoVoucher, RunMoved, PrizeHeld, SameHands, OtherBody.
    """

    async def do(held: Run, now: datetime) -> str:
        prizes = [row.prize for row in await prizes_of(scope, held.id)]
        halted = await stopped(held, [one.person for one in prizes if one.person])
        found = stepping.payable(held, prizes, halted, hand, document)
        paid = [replace(one, state="paid") for one in found]
        await note(by, "prize.pay", "done", now, "prize_run", run)
        return await _moved(held, prizes, paid, [Move("pay", one.fen, one.id, document) for one in paid], hand, now)

    await step(scope, run, ["prize.pay", document], do, key)


async def void(by: By, hand: Hand, scope: Scope, run: int, prize: int, why: str, key: Key) -> None:
    """One line of an approved run. Raises NotYours, NoWhy, RunMoved, OtherBody."""

    async def do(held: Run, now: datetime) -> str:
        prizes = [row.prize for row in await prizes_of(scope, held.id)]
        one = next((one for one in prizes if one.id == prize), None)
        if one is None or held.state != "approved":
            raise RunMoved()
        gone = stepping.voided(one, why)
        await note(by, "prize.void", "done", now, "prize", prize)
        return await _moved(held, prizes, [gone], [Move("void", gone.fen, gone.id)], hand, now)

    await step(scope, run, ["prize.void", str(prize), why], do, key)


async def _moved(
    run: Run, prizes: list[Prize], changed: list[Prize], moves: list[Move], hand: Hand, now: datetime
) -> str:
    """Lines, money, and whoever is told; with the last line the run is done."""
    new = {one.id: one for one in changed}
    after, left = stepping.settled(run, [new.get(one.id, one) for one in prizes])
    await keep_prizes(changed)
    await keep(after)
    await move(run, [*moves, *([Move("return", left)] if left else [])], hand.account, now)
    await enqueue([of_prize(one) for one in changed if one.person], now)
    return after.state
