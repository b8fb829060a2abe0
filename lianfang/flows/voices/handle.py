"""A voice is given to an officer who is not involved; he answers. Nothing is deducted by it."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.accounts.officers import serving
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.voices.pieces import seal_in
from lianfang.notices.outbox import enqueue
from lianfang.vault.actions import blind_of
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.reports.actions.voices import keep
from zones.reports.reads.voices import locked
from zones.reports.rules import voices
from zones.reports.rules.saying import check_words
from zones.reports.vocabulary.voices import MOST_ANSWER, Voice
from zones.roster.reads.beats import beats


async def assign(by: By, scope: Scope, voice: int, officer: int, key: Key) -> None:
    """Raises NotYours, VoiceAnswered, BadHandler, OtherBody."""

    async def do(now: datetime) -> str:
        stands = await _held(scope, voice)
        serve = {one.id for one in await serving(stands.station, now)}
        after = voices.assign(stands, officer, serve, await beat_of(stands, now))
        await keep(after)
        await enqueue([voices.of_assigned(after)], now)
        await note(by, "voice.assign", "done", now, "voice", voice)
        return "assigned"

    await answered_once(key, ["voice.assign", str(voice), str(officer)], do)


async def answer(by: By, scope: Scope, officer: int | None, voice: int, words: str, key: Key) -> None:
    """By its handler alone. Raises NotYours, VoiceAnswered, NothingSaid, TooManyWords, OtherBody."""
    said = check_words(words, most=MOST_ANSWER)

    async def do(now: datetime) -> str:
        stands = await _held(scope, voice)
        if officer is None or stands.handler != officer:
            raise NotYours()
        await keep(voices.answer(stands, now))
        await seal_in(voice, "answer", said, now)
        await note(by, "voice.answer", "done", now, "voice", voice)
        return "answered"

    await answered_once(key, ["voice.answer", str(voice), blind_of("voice-body", said).hex()], do)


async def beat_of(voice: Voice, now: datetime) -> int | None:
    """Whose beat the unit is on."""
    beat = (await beats(Scope((voice.station,), unit=voice.unit), shanghai_day(now))).get(voice.unit)
    return beat.officer if beat else None


async def _held(scope: Scope, voice: int) -> Voice:
    found = await locked(voice)
    if found is None or found.station not in scope.stations:
        raise NotYours()
    return found
