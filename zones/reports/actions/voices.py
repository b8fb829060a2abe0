"""Writes voices and their boxes."""

from datetime import datetime, timedelta

from zones.reports.tables import Voice as Row
from zones.reports.tables import VoiceWords
from zones.reports.vocabulary.voices import REMINDED, Voice

PHONES_KEPT = timedelta(days=184)
"""After the answer: nobody is called back later."""
_FORGET = """
DELETE FROM voice_words w USING voice v WHERE v.id = w.voice AND w.kind = 'phone' AND v.answered_at < {}
"""


async def take(station: int, unit: int, kind: str, receipt: bytes, now: datetime) -> Voice:
    """A new voice, with its first deadline."""
    first = now + REMINDED
    made = Row(station=station, unit=unit, kind=kind, receipt=receipt, at=now, state="new", next_deadline=first)
    number = int((await Row.insert(made))[0]["id"])
    return Voice(number, station, unit, kind, now, None, "new", None, first)


async def next_box() -> int:
    """The number of a box that is sealed next: what is sealed is bound to it."""
    rows = await VoiceWords.raw("SELECT nextval(pg_get_serial_sequence('voice_words', 'id')) AS id")
    return int(rows[0]["id"])


async def put(number: int, voice: int, kind: str, box: bytes, now: datetime) -> None:
    await VoiceWords.insert(VoiceWords(id=number, voice=voice, kind=kind, box=box, at=now))


async def keep(voice: Voice) -> None:
    """As it now stands; it was held."""
    await Row.update(
        {
            Row.handler: voice.handler,
            Row.state: voice.state,
            Row.answered_at: voice.answered_at,
            Row.next_deadline: voice.next_deadline,
        }
    ).where(Row.id == voice.id)


async def forget_phones(now: datetime) -> None:
    """How to reach whoever said it; what was said and answered stays."""
    await VoiceWords.raw(_FORGET, now - PHONES_KEPT)
