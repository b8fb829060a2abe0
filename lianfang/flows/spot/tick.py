"""Somebody was asked on a visit: what he knew is counted for the unit and the week, he himself is not noted. And the round's end."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from scoring.exams.spot import actions
from scoring.exams.spot.errors import NothingAsked, SpotEnded
from scoring.exams.spot.reads import locked
from scoring.exams.spot.rules import heard
from scoring.exams.spot.vocabulary import WHOM, Spot
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, week_of
from zones.roster.reads import units


async def tick(by: By, here: Scope, number: int, unit: int, whom: str, answers: dict[int, str], key: Key) -> None:
    """`answers` by question: yes, no, or nothing where it was not asked. Raises NotYours, SpotEnded, NothingAsked, OtherBody."""

    async def do(now: datetime) -> str:
        spot = await _open(here, number)
        if whom not in WHOM or unit not in {one.id for one in await units(Scope((spot.station,)))}:
            raise NothingAsked()
        await actions.count(number, unit, whom, week_of(shanghai_day(now)), heard(spot.items, answers))
        await note(by, "spot.tick", "done", now, "spot", number)
        return "done"

    said = [f"{nth}={answer}" for nth, answer in sorted(answers.items())]
    await answered_once(key, ["spot.tick", str(number), str(unit), whom, *said], do)


async def end(by: By, here: Scope, number: int, key: Key) -> None:
    """It is asked no more. Raises NotYours, SpotEnded, OtherBody."""

    async def do(now: datetime) -> str:
        await _open(here, number)
        await actions.end(number, now)
        await note(by, "spot.end", "done", now, "spot", number)
        return "done"

    await answered_once(key, ["spot.end", str(number)], do)


async def _open(here: Scope, number: int) -> Spot:
    spot = await locked(here, number)
    if spot is None:
        raise NotYours()
    if spot.ended_at is not None:
        raise SpotEnded()
    return spot
