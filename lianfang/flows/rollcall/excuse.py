"""现在按不了: the gate says that its people walk, are on a call or hand over; the post leaves the rate."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.rollcall.actions import write_verdict
from zones.rollcall.errors import NoReason, NotAsked
from zones.rollcall.reads.asked import asked_row
from zones.rollcall.vocabulary import AT_THE_GATE


async def excuse(by: By, scope: Scope, post: int, call: int, row: int, reason: str, key: Key) -> str:
    """Returns how the post stands then; one that has answered or is excused stays so. Raises NotAsked, NoReason, OtherBody."""

    async def do(now: datetime) -> str:
        if reason not in AT_THE_GATE:
            raise NoReason()
        asked = await asked_row(scope, call, row)
        if asked is None or asked.post_id != post:
            raise NotAsked()
        if asked.result != "waiting":
            return asked.result
        await write_verdict(asked, "excused", reason, "gate", None)
        await note(by, "rollcall.excuse", "done", now, "rollcall", call)
        return "excused"

    return await answered_once(key, ["rollcall.excuse", str(call), str(row), reason], do)
