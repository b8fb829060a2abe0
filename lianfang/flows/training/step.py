"""A session goes on: signing out is opened, it is closed and counts, or it is called off."""

import secrets
from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.bank.actions import begin
from scoring.exams.bank.reads import asked
from scoring.training.actions import keep
from scoring.training.errors import TrainingMoved
from scoring.training.reads.rolls import standing
from scoring.training.reads.sessions import locked
from scoring.training.rules import holding
from scoring.training.rules.checking import fitting
from scoring.training.rules.counting import attended, taught
from scoring.training.vocabulary import MOST_ASKED, OF_ATTENDANCE, OF_SESSION, Attendance, Session
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.journal.actions import write_deeds
from zones.journal.vocabulary import Fact, Source
from zones.roster.reads.whereabouts import place_of, place_of_station

STEPS = ("sign_out", "close", "cancel")


async def step(by: By, scope: Scope, account: int, number: int, to: str, key: Key) -> str:
    """`to` is one of STEPS, of a session of the scope's stations, or that its person teaches. Returns the state.

    Raises NotYours, TrainingMoved, NotYetTraining, OtherBody.
    """

    async def do(now: datetime) -> str:
        before = await locked(scope, number)
        if before is None:
            raise NotYours()
        if to not in STEPS:
            raise TrainingMoved()
        if to == "close":
            after = await _close(before, account, now)
        elif to == "cancel":
            after = holding.cancelled(before, account, now)
        else:
            after = holding.signing_out_opened(before, now)
        await keep(after)
        await note(by, "training.step", to, now, "training", number)
        return after.state

    return await answered_once(key, ["training.step", str(number), to], do)


async def _close(before: Session, account: int, now: datetime) -> Session:
    """Who came has his deed, and so has a guard who taught; the questions of the check are drawn."""
    holding.check_running(before, now)
    after = holding.closed(before, account, await _drawn(before, now), now)
    came = [one for one in await standing(Scope((after.station,)), after.id) if one.whole]
    for station in sorted({one.station for one in came}):
        await write_deeds(None, station, OF_ATTENDANCE, _found(after, came, station), now)
    place = await place_of(after.trainer, shanghai_day(after.begins_at)) if after.trainer is not None else None
    if place is not None and place.station is not None and place.unit is not None:
        await write_deeds(None, place.station, OF_SESSION, [taught(after, place.unit)], now)
    return after


def _found(session: Session, came: list[Attendance], station: int) -> list[tuple[int, Source, Fact]]:
    return [found for one in came if one.station == station and (found := attended(session, one))]


async def _drawn(session: Session, now: datetime) -> tuple[int, ...]:
    """Some of the bank's questions for its field, the same for everybody who came."""
    place = await place_of_station(session.station)
    if place is not None:
        await begin(place.bureau, now)
    found = fitting(await asked(Scope((session.station,))), session.field)
    return tuple(one.id for one in secrets.SystemRandom().sample(found, min(MOST_ASKED, len(found))))
