"""A plate was lost, a tag is put up, a checkpoint is given up."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.patrol.actions import checkpoints
from zones.patrol.errors.checkins import BadTag

UID = re.compile(r"[0-9A-Fa-f]{14}")


async def lose_plate(by: By, station: int, checkpoint: int, key: Key) -> None:
    """The next version is printed; the old one still writes, for a person to look at. Raises NoSuchCheckpoint, OtherBody."""

    async def do(now: datetime) -> None:
        await checkpoints.next_plate(checkpoint)

    await _change(by, "patrol.plate_lost", station, checkpoint, [], key, do)


async def put_up_tag(by: By, station: int, checkpoint: int, uid: str, key: Key) -> None:
    """An NTAG 424, by its number. Raises BadTag, TagTaken, NoSuchCheckpoint, OtherBody."""
    told = re.sub(r"[\s:]", "", uid)
    if not UID.fullmatch(told):
        raise BadTag()

    async def do(now: datetime) -> None:
        await checkpoints.put_tag(checkpoint, bytes.fromhex(told), now)

    await _change(by, "patrol.tag", station, checkpoint, [told.lower()], key, do)


async def give_up(by: By, station: int, checkpoint: int, key: Key) -> None:
    """What was passed there stays. Raises NoSuchCheckpoint, OtherBody."""

    async def do(now: datetime) -> None:
        await checkpoints.give_up(checkpoint, now)

    await _change(by, "patrol.checkpoint_ended", station, checkpoint, [], key, do)


async def _change(
    by: By,
    action: str,
    station: int,
    checkpoint: int,
    more: list[str],
    key: Key,
    change: Callable[[datetime], Awaitable[None]],
) -> None:
    async def do(now: datetime) -> str:
        await checkpoints.held(station, checkpoint)
        await change(now)
        await note(by, action, "done", now, "checkpoint", checkpoint)
        return "done"

    await answered_once(key, [action, str(station), str(checkpoint), *more], do)
