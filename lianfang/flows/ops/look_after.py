"""Somebody has seen a dead letter: it is sent again, or let be."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.dead import let_be, send_again
from zones.ground.scope import Scope


async def look_after(of: Scope, by: By, letter: int, again: bool, key: Key) -> None:
    """Raises NoSuchLetter, LetterGone, OtherBody."""
    way, do_it = ("again", send_again) if again else ("leave", let_be)

    async def do(now: datetime) -> str:
        await do_it(of, letter, now)
        await note(by, f"letter.{way}", "done", now, "letter", letter)
        return ""

    await answered_once(key, ["letter", str(letter), way], do)
