"""The office's hand on part six: use, change, drop a proposal; add a line of its own."""

from datetime import datetime

from bulletins.register.actions import add_advice, begin_draft, change_own, set_advice
from bulletins.register.errors import AlreadyIssued, EmptyAdvice, ForbiddenWords, NoSuchAdvice
from bulletins.register.reads import issued
from bulletins.register.vocabulary import ADDED
from bulletins.telling.forbidden import faults
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.roster.actions import lock_station
from zones.roster.reads import places_ever
from zones.roster.reads.whereabouts import place_of_station

MOST_NAME = 18
"""Digits of the largest row id; the names of rules are shorter."""


async def advise(
    station: int, week: Week, advice: str, state: str, text: str, key: Key, actor: By | None = None
) -> None:
    """`actor` is who asks, for the audit book. `advice` is a rule's name, the id of an own line, or empty for a new one; `state` is use, changed, dropped or added."""
    words = " ".join(text.split())
    if not advice.isascii() or len(advice) > MOST_NAME:
        raise NoSuchAdvice()

    async def do(now: datetime) -> str:
        await lock_station(station)
        scope = Scope((station,))
        done = await issued(scope, week)
        if done:
            raise AlreadyIssued(number=done.number)
        if state in ("changed", ADDED) and not words:
            raise EmptyAdvice()
        found = faults([words], {place.name for place in await places_ever(scope)})
        if found:
            raise ForbiddenWords(word=found[0].word, why=found[0].why, do=found[0].do)
        draft, _ = await begin_draft(station, week, now)
        if not advice:
            await add_advice(draft, words)
        elif advice.isdigit():
            await change_own(draft, int(advice), ADDED if state == "use" else state, words)
        else:
            await set_advice(draft, advice, state, words)
        await note(actor or await _who(station, key), "bulletin.advice", "done", now, "station", station, str(week))
        return "done"

    await answered_once(key, [str(station), str(week), advice, state, words], do)


async def _who(station: int, key: Key) -> By:
    place = await place_of_station(station)
    return By(key.actor, place.bureau if place else None)
