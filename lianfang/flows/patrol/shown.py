"""What was shown at a checkpoint, as it came from a phone; and what our codes make of it."""

from datetime import datetime

from msgspec import Struct

from lianfang.codes.printed import read_printed
from lianfang.codes.screen import Thing, found_step, read_screen, step_of
from lianfang.codes.tags import read_tap
from zones.patrol.errors.checkins import UnknownCode
from zones.patrol.vocabulary.checkins import Code, Place

DIGITS = 4
DAY_STEPS = 1440
"""A screen's code is known for a day; of an earlier minute it is for a person."""


class Shown(Struct, frozen=True):
    """`text` is what follows /q/ in the address, or four digits; `uid`, `count` and `mac` what a tag said with it.

    `phone_at` and `sent_at` the phone's clock at the press and at the sending; `device` a mark of the phone, empty for none.
    """

    text: str
    uid: str = ""
    count: str = ""
    mac: str = ""
    phone_at: datetime | None = None
    sent_at: datetime | None = None
    place: Place | None = None
    device: bytes = b""


class Meant(Struct, frozen=True):
    """What it is a code of. `version` of the plate; `taps` a tag's count or a screen's minute; `stale` an earlier minute."""

    code: Code
    point: int | None = None
    post: int | None = None
    uid: bytes | None = None
    digits: str | None = None
    version: int = 0
    taps: int | None = None
    stale: bool = False


def meant(shown: Shown, pressed_at: datetime, now: datetime) -> Meant:
    """Raises UnknownCode."""
    plate, screen = read_printed(shown.text), read_screen(shown.text)
    if plate and (shown.uid or shown.count or shown.mac):
        tap = read_tap(shown.uid, shown.count, shown.mac)
        if tap is None:
            raise UnknownCode()
        return Meant("nfc", point=plate.checkpoint, uid=tap.uid, taps=tap.taps)
    if plate:
        return Meant("qr", point=plate.checkpoint, version=plate.version)
    if screen:
        return _screen(*screen, pressed_at, now)
    if len(shown.text) == DIGITS and shown.text.isascii() and shown.text.isdigit():
        return Meant("digits", digits=shown.text)
    raise UnknownCode()


def _screen(thing: Thing, digits: str, pressed_at: datetime, now: datetime) -> Meant:
    """This minute and the one before, when it was pressed or when it came; else any of a day."""
    minutes = {step_of(instant) - ago for instant in (pressed_at, now) for ago in (0, 1)}
    step = found_step(thing, digits, minutes)
    stale = step is None
    if step is None:
        step = found_step(thing, digits, range(step_of(now), step_of(now) - DAY_STEPS, -1))
    if step is None:
        raise UnknownCode()
    point, post = (thing.id, None) if thing.kind == "point" else (None, thing.id)
    return Meant("screen", point=point, post=post, taps=step, stale=stale)
