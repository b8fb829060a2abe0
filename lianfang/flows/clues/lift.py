"""The seal is lifted for a named colleague, with a reason: from then on he reads, too. The guard hears of it."""

from datetime import datetime

from lianfang.accounts.officers import serving
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.clues.held import held
from lianfang.flows.clues.pieces import share_all
from lianfang.notices.outbox import enqueue
from zones.ground.scope import Scope
from zones.reports.rules.clues import check_lift, of_lift, of_new


async def lift(by: By, scope: Scope, officer: int | None, clue: int, colleague: int, reason: str, key: Key) -> None:
    """Two lines in the book: of which clue and why, and for whom. Raises NotYours, UnknownLift, OtherBody."""

    async def do(now: datetime) -> str:
        stands, readers = await held(scope, officer, clue)
        check_lift(reason, colleague, {one.id for one in await serving(stands.station, now)}, readers)
        await share_all(clue, f"officer:{officer}", f"officer:{colleague}")
        await enqueue([of_new(clue, colleague), of_lift(stands, colleague)], now)
        await note(by, "clue.lift", "done", now, "clue", clue, reason)
        await note(by, "clue.lift", "done", now, "officer", colleague, reason)
        return "lifted"

    await answered_once(key, ["clue.lift", str(clue), str(colleague), reason], do)
