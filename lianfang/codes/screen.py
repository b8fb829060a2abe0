"""The code on a screen: six digits that change each minute (RFC 6238 in kind), of a checkpoint, a post or a training session."""

import hmac
import re
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from msgspec import Struct

from lianfang.codes.keys import key_for

STEP_S = 60
FORM = re.compile(r"(point|post)([1-9][0-9]{0,17})\.([0-9]{6})")


class Thing(Struct, frozen=True):
    """Whose screen it is."""

    kind: Literal["point", "post", "training"]
    id: int


def step_of(now: datetime) -> int:
    """The minute, counted from the beginning of 1970."""
    return int(now.timestamp()) // STEP_S


def code_at(thing: Thing, now: datetime) -> str:
    """The six digits of this minute."""
    return _code(thing, step_of(now))


def address_at(thing: Thing, now: datetime) -> str:
    """What stands after /q/ in the address that the screen draws."""
    return f"{thing.kind}{thing.id}.{code_at(thing, now)}"


def read_screen(text: str) -> tuple[Thing, str] | None:
    """Whose screen a code says it is from, and its digits. Nothing is checked yet: the minute is the reader's to find."""
    found = FORM.fullmatch(text)
    return (Thing(found[1], int(found[2])), found[3]) if found else None  # type: ignore[arg-type]


def found_step(thing: Thing, digits: str, steps: Iterable[int]) -> int | None:
    """The first of these minutes in which the screen showed these digits."""
    return next((step for step in steps if hmac.compare_digest(_code(thing, step), digits)), None)


def _code(thing: Thing, step: int) -> str:
    digest = hmac.digest(key_for("screen"), f"{thing.kind}{thing.id}.{step}".encode(), "sha256")
    return f"{int.from_bytes(digest[:8]) % 10**6:06d}"
