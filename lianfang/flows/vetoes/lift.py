"""The office lifts a veto: a row more, with its reason."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes import actions, rules
from scoring.points.vetoes.errors import VetoDecided
from scoring.points.vetoes.reads import standing
from zones.ground.scope import Scope


async def lift(by: By, scope: Scope, hand: Hand, veto: int, reason: str, key: Key) -> None:
    """Of the scope's station. Raises VetoDecided where none stands, UnknownVetoWord, OwnVeto, OtherBody."""

    async def do(now: datetime) -> str:
        stands = await standing(scope, veto)
        if stands is None:
            raise VetoDecided()
        rules.check_lifting(stands, reason, hand)
        await actions.lift(stands, reason, hand.account, now)
        await enqueue([rules.of_veto(stands, lifted=True)], now)
        await note(by, "veto.lift", "done", now, "veto", veto)
        return "lifted"

    await answered_once(key, ["veto.lift", str(veto), reason], do)
