"""Writes check-ins, what a person decides of them, and forgets where they were. Runs inside a flow's transaction."""

from datetime import datetime, timedelta
from typing import Any

from zones.patrol.errors.checkins import CheckInDecided, NoSuchCheckIn
from zones.patrol.tables import CheckIn, CheckInPlace, NfcTag
from zones.patrol.vocabulary.checkins import CheckInState, Evidence, Place, Press

PLACES_KEPT = timedelta(days=30)

_WRITE = """
WITH made AS (INSERT INTO check_in (station, checkpoint, outing, person, account, device, code, tag, taps, phone_at, at,
    pressed_at, metres, score, reasons, state) VALUES ({}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}) RETURNING id, at),
placed AS (INSERT INTO check_in_place (check_in, longitude, latitude, accuracy_m, at)
    SELECT id, {}, {}, {}, at FROM made WHERE {} RETURNING id)
SELECT id FROM made
"""


async def write_check_in(
    station: int, checkpoint: int, account: int, press: Press, phone_at: datetime | None, found: Evidence, now: datetime
) -> int:
    """A check-in as it came, its place beside it. Returns its id."""
    place: Any = press.place or Place(0, 0)
    rows = await CheckIn.raw(
        _WRITE,
        *(station, checkpoint, press.outing, press.person, account, press.device, press.code, press.tag, press.taps),
        *(phone_at, now, press.pressed_at, found.metres, found.score, ",".join(found.doubts), found.state),
        *(place.longitude, place.latitude, place.accuracy_m, press.place is not None),
    )
    return int(rows[0]["id"])


async def hold_tag(uid: bytes) -> None:
    """Nobody else reads this tag until the transaction ends."""
    await NfcTag.raw("SELECT 1 FROM nfc_tag WHERE uid = {} AND ended_at IS NULL FOR UPDATE", uid)


async def count_taps(tag: int, taps: int) -> None:
    """The highest count that a tag has shown."""
    await NfcTag.raw("UPDATE nfc_tag SET last_taps = greatest(last_taps, {}) WHERE id = {}", taps, tag)


async def decide(
    check_in: int, stations: tuple[int, ...], verdict: CheckInState, account: int, now: datetime
) -> int | None:
    """A person says whether it counts. Returns the outing that it belongs to. Raises NoSuchCheckIn, CheckInDecided."""
    held = await CheckIn.raw(
        "SELECT state, outing FROM check_in WHERE id = {} AND station = ANY({}) FOR UPDATE", check_in, list(stations)
    )
    if not held:
        raise NoSuchCheckIn()
    if held[0]["state"] != "to_check":
        raise CheckInDecided()
    decided: dict[Any, Any] = {CheckIn.state: verdict, CheckIn.decided_by: account, CheckIn.decided_at: now}
    await CheckIn.update(decided).where(CheckIn.id == check_in)
    return held[0]["outing"]


async def forget_places(now: datetime) -> None:
    """Places are kept thirty days (PIPL)."""
    await CheckInPlace.delete().where(CheckInPlace.at < now - PLACES_KEPT)
