"""An officer says whether a check-in in doubt counts."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.patrol.recorded import recount
from zones.ground.scope import Scope
from zones.patrol.actions.checkins import decide
from zones.patrol.vocabulary.checkins import CheckInState


async def decide_check_in(by: By, account: int, scope: Scope, check_in: int, counts: bool, key: Key) -> None:
    """Nothing is deducted either way. Raises NoSuchCheckIn, CheckInDecided, OtherBody."""

    verdict: CheckInState = "counted" if counts else "refused"

    async def do(now: datetime) -> str:
        outing = await decide(check_in, scope.stations, verdict, account, now)
        if outing is not None:
            await recount(outing, now)
        await note(by, "patrol.decide_check_in", verdict, now, "check_in", check_in)
        return verdict

    await answered_once(key, ["patrol.decide_check_in", str(check_in), verdict], do)
