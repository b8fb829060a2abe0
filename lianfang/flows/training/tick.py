"""The roll: whoever leads a session ticks who came, or takes an attendance back, with a reason where it is a correction."""

from datetime import datetime

from msgspec.structs import replace

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.training.actions import write
from scoring.training.errors import NotOnRoll
from scoring.training.reads import rolls
from scoring.training.reads.sessions import locked
from scoring.training.rules.counting import attended
from scoring.training.rules.holding import check_change
from scoring.training.rules.signing import ticked
from scoring.training.vocabulary import OF_ATTENDANCE, Attendance, Session
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.journal.actions import correct_deeds, write_deeds


async def tick(by: By, scope: Scope, account: int, number: int, person: int, reason: str, key: Key) -> None:
    """He came. After the close his deed follows at once. Raises NotYours, NotOnRoll, what the rules refuse, OtherBody."""

    async def do(now: datetime) -> str:
        session = await _led(scope, number, reason, now, strikes=False)
        before = await rolls.locked(number, person)
        listed = await rolls.roll(Scope(scope.stations, person=person), number, shanghai_day(session.begins_at))
        if not listed:
            raise NotOnRoll()
        new = Attendance(0, number, person, listed[0].station, listed[0].unit)
        after = ticked(session, before, new, account)
        if after != before:
            await _count(session, await write(after, reason), now)
        await note(by, "training.tick", "done", now, "training", number)
        return "done"

    await answered_once(key, ["training.tick", str(number), str(person), reason], do)


async def strike(by: By, scope: Scope, account: int, number: int, person: int, reason: str, key: Key) -> None:
    """He did not come, or somebody else signed for him. His deed is taken back. Raises as `tick`."""

    async def do(now: datetime) -> str:
        await _led(scope, number, reason, now, strikes=True)
        before = await rolls.locked(number, person)
        if before is None:
            raise NotOnRoll()
        await write(replace(before, struck_by=account), reason)
        await correct_deeds(None, OF_ATTENDANCE, [before.id], now)
        await note(by, "training.strike", "done", now, "training", number)
        return "done"

    await answered_once(key, ["training.strike", str(number), str(person), reason], do)


async def _led(scope: Scope, number: int, reason: str, now: datetime, *, strikes: bool) -> Session:
    session = await locked(scope, number)
    if session is None:
        raise NotYours()
    check_change(session, reason, officer=scope.person is None, strikes=strikes, now=now)
    return session


async def _count(session: Session, one: Attendance, now: datetime) -> None:
    found = attended(session, one)
    if found is not None:
        await write_deeds(None, one.station, OF_ATTENDANCE, [found], now)
