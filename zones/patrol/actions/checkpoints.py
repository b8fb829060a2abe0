"""Writes checkpoints, their plates and their tags. Runs inside a flow's transaction."""

from datetime import datetime

from zones.patrol.errors.checkins import BadCheckpoint, DigitsUsedUp, NoSuchCheckpoint, TagTaken
from zones.patrol.tables import Checkpoint, NfcTag
from zones.patrol.vocabulary.checkins import PointSaid

_FREE = """
SELECT lpad(n::text, 4, '0') AS digits FROM generate_series(0, 9999) n
WHERE lpad(n::text, 4, '0') NOT IN (SELECT digits FROM checkpoint WHERE station = {} AND ended_at IS NULL)
ORDER BY random() LIMIT 1
"""
_HERE = """
SELECT (SELECT count(*) FROM zone WHERE id = {} AND station = {}) AS zone,
       (SELECT count(*) FROM unit WHERE id = {} AND station = {} AND zone = {}) AS unit,
       (SELECT count(*) FROM post WHERE id = {} AND station = {} AND ended_at IS NULL) AS post
"""


async def make(station: int, said: PointSaid) -> int:
    """A new checkpoint with digits of its own. Returns its id. Raises BadCheckpoint, DigitsUsedUp."""
    await _check_ground(station, said)
    await Checkpoint.raw(
        "SELECT 1 FROM station WHERE id = {} FOR NO KEY UPDATE", station
    )  # two must not draw the same digits
    free = await Checkpoint.raw(_FREE, station)
    if not free:
        raise DigitsUsedUp()
    made = Checkpoint(
        station=station,
        zone=said.zone,
        walking_group=said.walking_group,
        unit=said.unit,
        post=said.post,
        name=said.name,
        longitude=said.longitude,
        latitude=said.latitude,
        digits=free[0]["digits"],
        after=said.after,
        grace=said.grace,
    )
    return int((await Checkpoint.insert(made))[0]["id"])


async def _check_ground(station: int, said: PointSaid) -> None:
    """A form names only what the station has."""
    place = (said.zone, station, said.unit, station, said.zone, said.post, station)
    found = (await Checkpoint.raw(_HERE, *place))[0]
    if not found["zone"] or (said.unit and not found["unit"]) or (said.post and not found["post"]):
        raise BadCheckpoint(why="片区、单位或岗位不是这个所的，请从列出来的里面选")


async def held(station: int, checkpoint: int) -> None:
    """Nobody else changes it until the transaction ends. Raises NoSuchCheckpoint."""
    rows = await Checkpoint.raw(
        "SELECT 1 FROM checkpoint WHERE id = {} AND station = {} AND ended_at IS NULL FOR UPDATE", checkpoint, station
    )
    if not rows:
        raise NoSuchCheckpoint()


async def next_plate(checkpoint: int) -> int:
    """The plate was lost: its code is worth nothing by itself any more. Returns the new version."""
    rows = await Checkpoint.raw("UPDATE checkpoint SET tag = tag + 1 WHERE id = {} RETURNING tag", checkpoint)
    return int(rows[0]["tag"])


async def put_tag(checkpoint: int, uid: bytes, now: datetime) -> int:
    """A tag in place of the one before. Returns its id. Raises TagTaken."""
    taken = await NfcTag.raw("SELECT 1 FROM nfc_tag WHERE uid = {} AND ended_at IS NULL", uid)
    if taken:
        raise TagTaken()
    await _take_tag(checkpoint, now)
    return int((await NfcTag.insert(NfcTag(checkpoint=checkpoint, uid=uid)))[0]["id"])


async def give_up(checkpoint: int, now: datetime) -> None:
    """Nobody passes there any more; its tag serves elsewhere."""
    await _take_tag(checkpoint, now)
    await Checkpoint.raw("UPDATE checkpoint SET ended_at = {} WHERE id = {}", now, checkpoint)


async def _take_tag(checkpoint: int, now: datetime) -> None:
    await NfcTag.raw("UPDATE nfc_tag SET ended_at = {} WHERE checkpoint = {} AND ended_at IS NULL", now, checkpoint)
