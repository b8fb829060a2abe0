"""An officer decides that what a guard reported is real: a deed, worth what the rule book says. Or he takes that back."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from zones.ground.notice import Notice
from zones.ground.scope import Scope
from zones.journal.actions import correct_deeds, write_deeds
from zones.journal.vocabulary import Source
from zones.reports.actions import hazards, notes
from zones.reports.errors.notes import NoHazard, NoPlace, NoSuchNote
from zones.reports.reads.hazards import days_of, hazard_of
from zones.reports.reads.notes import locked
from zones.reports.rules.hazards import fact_of, real
from zones.reports.rules.saying import check_words
from zones.reports.vocabulary.hazards import COUNTED, TAKEN_BACK
from zones.reports.vocabulary.notes import Thread
from zones.roster.reads.standing import guards_of, named_units

REGISTER, RECORD_KIND = "工作笔记", "hazard"


async def count_hazard(
    by: By, scope: Scope, account: int, decider: int | None, thread: int, unit: int | None, elsewhere: bool, key: Key
) -> None:
    """At a unit of the station, or none: on the road. `decider` is the person who decides, where he is one.

    Raises NoSuchNote, NoPlace, NoHazard, OwnHazard, HazardBefore, OtherBody.
    """

    async def do(now: datetime) -> str:
        stands = await _held(scope, thread)
        if unit is not None and not await named_units(Scope((stands.station,), unit=unit)):
            raise NoPlace()
        await hazards.hold_place(stands.station, stands.kind)
        of = Scope((stands.station,))
        before = await hazard_of(thread) is not None
        hazard = real(stands, unit, elsewhere, decider, before, await days_of(of, stands.kind, unit))
        posted = [one.unit for one in await guards_of(Scope((stands.station,), person=stands.person), hazard.day)]
        made = await hazards.keep(hazard, account, now)
        fact = fact_of(hazard, stands, posted)
        await write_deeds(None, stands.station, RECORD_KIND, [(made, Source(REGISTER, thread), fact)], now)
        await _say(stands, account, "", COUNTED, made, now)
        await note(by, "note.hazard", "done", now, "note", thread)
        return str(made)

    facts = [str(thread), str(unit), str(elsewhere)]
    await answered_once(key, ["note.hazard", *facts], do)


async def take_hazard_back(by: By, scope: Scope, account: int, thread: int, words: str, key: Key) -> None:
    """With a reason, which the guard reads. Raises NothingSaid, TooManyWords, NoSuchNote, NoHazard, OtherBody."""
    said = check_words(words)

    async def do(now: datetime) -> str:
        stands = await _held(scope, thread)
        ended = await hazards.end(thread, now)
        if ended is None:
            raise NoHazard()
        await correct_deeds(None, RECORD_KIND, [ended], now)
        await _say(stands, account, said, TAKEN_BACK, ended, now)
        await note(by, "note.hazard_back", "done", now, "note", thread)
        return str(ended)

    await answered_once(key, ["note.hazard_back", str(thread), said], do)


async def _held(scope: Scope, thread: int) -> Thread:
    stands = await locked(thread)
    if stands is None or stands.station not in scope.stations:
        raise NoSuchNote()
    return stands


async def _say(thread: Thread, account: int, words: str, step: str, hazard: int, now: datetime) -> None:
    await notes.say(thread.id, account, words, now, step=step)
    kind = f"hazard_{step}"
    await enqueue([Notice(kind, f"person:{thread.person}", f"hazard:{hazard}:{step}", thread.id)], now)
