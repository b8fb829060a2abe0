"""A plate was lost, a tag is put up, a checkpoint is given up."""

import re
from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.patrol.actions import checkpoints
from zones.patrol.errors.checkins import BadTag

UID = re.compile(r"[0-9a-f]{14}")


async def lose_plate(by: By, station: int, checkpoint: int, key: Key) -> None:
    """The next version is printed; the old one still writes, for a person to look at. Raises NoSuchCheckpoint, OtherBody."""

    async def do(now: datetime) -> str:
        await checkpoints.held(station, checkpoint)
        await checkpoints.next_plate(checkpoint)
        await note(by, "patrol.plate_lost", "done", now, "checkpoint", checkpoint)
        return "done"

    await answered_once(key, ["patrol.plate_lost", str(station), str(checkpoint)], do)


async def put_up_tag(by: By, station: int, checkpoint: int, uid: str, key: Key) -> None:
    """An NTAG 424, by its number. Raises BadTag, TagTaken, NoSuchCheckpoint, OtherBody."""
    told = re.sub(r"[\s:]", "", uid).lower()
    if not UID.fullmatch(told):
        raise BadTag()

    async def do(now: datetime) -> str:
        await checkpoints.held(station, checkpoint)
        await checkpoints.put_tag(checkpoint, bytes.fromhex(told), now)
        await note(by, "patrol.tag", "done", now, "checkpoint", checkpoint)
        return "done"

    await answered_once(key, ["patrol.tag", str(station), str(checkpoint), told], do)


async def give_up(by: By, station: int, checkpoint: int, key: Key) -> None:
    """What was passed there stays. Raises NoSuchCheckpoint, OtherBody."""

    async def do(now: datetime) -> str:
        await checkpoints.held(station, checkpoint)
        await checkpoints.give_up(checkpoint, now)
        await note(by, "patrol.checkpoint_ended", "done", now, "checkpoint", checkpoint)
        return "done"

    await answered_once(key, ["patrol.checkpoint_ended", str(station), str(checkpoint)], do)
