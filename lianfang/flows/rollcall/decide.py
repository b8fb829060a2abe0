"""An officer decides on a post that did not answer: excused, or silent, with the reason; or that a late answer counts."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.rollcall.actions import write_verdict
from zones.rollcall.errors import NotAsked
from zones.rollcall.reads.asked import asked_row
from zones.rollcall.rules.answering import Verdict, check_verdict


async def decide(
    by: By, scope: Scope, call: int, row: int, verdict: Verdict, reason: str, account: int, key: Key
) -> None:
    """Raises NotAsked, NoReason, NothingToDecide, OtherBody."""

    async def do(now: datetime) -> str:
        asked = await asked_row(scope, call, row)
        if asked is None:
            raise NotAsked()
        check_verdict(asked.result, verdict, reason, late=asked.late, by_gate=asked.how == "gate")
        await write_verdict(asked, verdict, reason, asked.how, account)
        await note(by, "rollcall.decide", verdict, now, "rollcall", call)
        return verdict

    await answered_once(key, ["rollcall.decide", str(call), str(row), verdict, reason], do)
