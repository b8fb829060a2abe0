"""A station's new place to pass."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.patrol.actions.checkpoints import make
from zones.patrol.rules.placing import check_point
from zones.patrol.vocabulary.checkins import PointSaid


async def make_checkpoint(by: By, station: int, said: PointSaid, key: Key) -> int:
    """Returns its id. Raises BadCheckpoint, DigitsUsedUp, OtherBody."""

    async def do(now: datetime) -> str:
        made = await make(station, check_point(said))
        await note(by, "patrol.checkpoint", "done", now, "checkpoint", made)
        return str(made)

    return int(await answered_once(key, ["patrol.checkpoint", str(station), repr(said)], do))
