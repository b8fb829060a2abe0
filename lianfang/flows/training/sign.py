"""A guard signs in, later out, with the six digits on the trainer's screen."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.codes.screen import Thing, found_step, step_of
from lianfang.commands import Key, answered_once
from lianfang.flows.reports.stands import where_he_stands
from scoring.training.actions import write
from scoring.training.reads.rolls import locked
from scoring.training.reads.sessions import held, own
from scoring.training.rules.signing import signed
from scoring.training.vocabulary import Attendance
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day


async def sign(by: By, scope: Scope, number: int, digits: str, phone: bytes, key: Key) -> str:
    """The scope's person, at a session to which he is invited. Returns in or out.

    Raises NotYours and what `signed` refuses, OtherBody.
    """

    async def do(now: datetime) -> str:
        person, at = await where_he_stands(scope, now)
        if await own(scope, number, shanghai_day(now)) is None:
            raise NotYours()
        session = await held(number)
        before = await locked(number, person)
        new = Attendance(0, number, person, at.station, at.unit, phone)
        after = signed(session, before, new, code_right=_right(number, digits, now), now=now)
        if after != before:
            await write(after)
        outcome = "out" if after.whole else "in"
        await note(by, "training.sign", outcome, now, "training", number)
        return outcome

    return await answered_once(key, ["training.sign", str(number), digits], do)


def _right(number: int, digits: str, now: datetime) -> bool:
    """Of this minute or the one before: he has to type them."""
    step = step_of(now)
    return digits.isascii() and found_step(Thing("training", number), digits, (step, step - 1)) is not None
