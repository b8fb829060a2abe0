"""交接班: whoever goes and whoever comes look at the same things, and each signs on his own phone."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.aid.reads import on_calls
from zones.duty.actions import sign_over
from zones.duty.errors import NoSuchHandOver
from zones.duty.reads import hand_overs
from zones.duty.rules import check_checked, check_signs
from zones.duty.vocabulary import CHECKS
from zones.ground.scope import Scope


async def hand_over(
    by: By, scope: Scope, person: int, number: int | None, checked: list[str], words: str, key: Key
) -> bool:
    """His signature under this hand-over, or under the one that he is in. Both have signed: who goes is off, and it is True.

    `checked` and `words` are asked of who comes. Raises NoSuchHandOver, OnACall, SayWhatLacks, HandOverTooLong, OtherBody.
    """
    said = words.strip()
    there = [code for code in CHECKS if code in checked]

    async def do(now: datetime) -> str:
        mine = await hand_overs(Scope(scope.stations, person=person), now, only=number)
        if not mine:
            raise NoSuchHandOver()
        check_signs(mine[0], person, await on_calls(Scope((mine[0].station,))))
        if person == mine[0].coming:
            check_checked(there, said)
        over = await sign_over(mine[0], person, there, said, now)
        await note(by, "duty.hand_over", "done", now, "hand_over", mine[0].id)
        return "over" if over else "signed"

    return await answered_once(key, ["duty.hand_over", str(person), str(number), *there, said], do) == "over"
