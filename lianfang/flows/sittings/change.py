"""The station's officers change a paper: more time for one, or it counts for nothing. Both with a reason, and audited."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.sittings.actions import keep
from scoring.exams.sittings.reads import attempt
from scoring.exams.sittings.rules import sitting as rules
from scoring.exams.sittings.vocabulary import Paper
from zones.ground.scope import Scope


async def extend(by: By, scope: Scope, number: int, minutes: int, reason: str, key: Key) -> None:
    """Raises NotYours, PaperOver, NoExtension, OtherBody."""

    async def do(now: datetime) -> str:
        await keep(rules.extended(await _held(scope, number), minutes, reason, now))
        await note(by, "sitting.extend", "done", now, "attempt", number, reason)
        return ""

    await answered_once(key, ["sitting.extend", str(number), str(minutes), reason], do)


async def void(by: By, scope: Scope, number: int, reason: str, key: Key) -> None:
    """It may be sat anew, on another paper. Raises NotYours, NotVoided, OtherBody."""

    async def do(now: datetime) -> str:
        await keep(rules.voided(await _held(scope, number), reason, now))
        await note(by, "sitting.void", "done", now, "attempt", number, reason)
        return ""

    await answered_once(key, ["sitting.void", str(number), reason], do)


async def _held(scope: Scope, number: int) -> Paper:
    held = await attempt(scope, number, held=True)
    if held is None:
        raise NotYours()
    return held
