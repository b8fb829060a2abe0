"""The unit's word on what its guard told: 属实, or 不是这样 with a sentence. Then it is an officer's to decide."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports.claimed import held, tell_change
from zones.ground.scope import Scope
from zones.reports.actions.records import keep
from zones.reports.rules.records import unit_says


async def unit_word(
    by: By, scope: Scope, account: int, person: int | None, record: int, verdict: str, said: str, key: Key
) -> str:
    """Of the scope's unit; `verdict` is confirm or untrue, `person` is who speaks, where he is one. Returns the record's state.

    Raises NoSuchRecord, UnknownKind, OwnRecord, DecidedBefore, NothingSaid, TooManyWords, OtherBody.
    """

    async def do(now: datetime) -> str:
        before = await held(scope, record)
        after = unit_says(before, verdict, said, account, person, now)
        await keep(after)
        await tell_change(before.state, after, now)
        await note(by, "record.unit_word", verdict, now, "record", record)
        return after.state

    return await answered_once(key, ["record.unit_word", str(record), verdict, said.strip()], do)
