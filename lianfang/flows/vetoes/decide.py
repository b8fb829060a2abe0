"""The office makes a veto of what an officer proposed, or does not."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.accounts.states import behind
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes import rules
from scoring.points.vetoes.actions import keep, write
from scoring.points.vetoes.reads import locked
from zones.ground.scope import Scope


async def decide(by: By, scope: Scope, hand: Hand, proposal: int, decision: str, key: Key) -> str:
    """`decision` is made or declined; returned is the proposal's state.

    Raises NotYours, UnknownVetoWord, OwnVeto, SameVetoHand, VetoDecided, OtherBody.
    """

    async def do(now: datetime) -> str:
        before = await locked(proposal)
        if before is None or before.station not in scope.stations:
            raise NotYours()
        proposer = (await behind([before.account])).get(before.account)
        after = rules.decide(before, decision, hand, proposer.person if proposer else None, now)
        await keep(after)
        told = [rules.of_decision(after)]
        if after.state == "made":
            told.append(rules.of_veto(await write(after, hand.account, now), lifted=False))
        await enqueue(told, now)
        await note(by, "veto.decide", after.state, now, "veto_proposal", proposal)
        return after.state

    return await answered_once(key, ["veto.decide", str(proposal), decision], do)
