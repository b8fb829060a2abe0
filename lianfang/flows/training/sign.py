"""A guard signs in, later out, with the six digits on the trainer's screen."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.accounts import attempts
from lianfang.accounts.errors import LoginWait
from lianfang.audit.actions import By, note
from lianfang.codes.screen import Thing, found_step, step_of
from lianfang.commands import Key, answered_once
from lianfang.database import transaction
from lianfang.flows.reports.stands import where_he_stands
from scoring.training.actions import write
from scoring.training.errors import TooManyGuesses, WrongCode
from scoring.training.reads.rolls import locked
from scoring.training.reads.sessions import held, own
from scoring.training.rules.signing import signed
from scoring.training.vocabulary import Attendance
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day

GUESSED = "training"


async def sign(by: By, scope: Scope, number: int, digits: str, phone: bytes, key: Key) -> str:
    """The scope's person, at a session to which he is invited. Returns in or out.

    Raises NotYours and what `signed` refuses, TooManyGuesses, OtherBody.
    """

    async def do(now: datetime) -> str:
        person, at = await where_he_stands(scope, now)
        await _check_guesses(person, now)
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

    try:
        return await answered_once(key, ["training.sign", str(number), digits], do)
    except WrongCode:
        await _guessed_wrong(scope.person)
        raise


async def _check_guesses(person: int, now: datetime, *, lock: bool = False) -> None:
    try:
        await attempts.check(attempts.guessed(GUESSED, person), now, lock)
    except LoginWait:
        raise TooManyGuesses() from None


async def _guessed_wrong(person: int | None) -> None:
    """Counted after what he tried was rolled back; of many at once each counts."""
    if person is None:
        return
    async with transaction() as now:
        await _check_guesses(person, now, lock=True)
        await attempts.failed(attempts.guessed(GUESSED, person), now)


def _right(number: int, digits: str, now: datetime) -> bool:
    """Of this minute or the one before: he has to type them."""
    step = step_of(now)
    return digits.isascii() and found_step(Thing("training", number), digits, (step, step - 1)) is not None
