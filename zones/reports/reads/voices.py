"""Voices as rows, and their boxes."""

from datetime import datetime

from msgspec import Struct

from zones.ground.scope import Scope
from zones.reports.tables import Voice as Row
from zones.reports.tables import VoiceWords
from zones.reports.vocabulary.voices import Voice

_VOICE = "SELECT v.id, v.station, v.unit, v.kind, v.at, v.handler, v.state, v.answered_at, v.next_deadline"


class VoiceRow(Struct, frozen=True):
    """With the name of the unit, and of the officer who handles it (empty for nobody)."""

    voice: Voice
    unit_name: str
    handler_name: str


class WordsRow(Struct, frozen=True):
    id: int
    kind: str
    box: bytes


async def locked(voice: int) -> Voice | None:
    """One, held until the transaction ends."""
    rows = await Row.raw(f"{_VOICE} FROM voice v WHERE v.id = {{}} FOR UPDATE", voice)
    return Voice(**rows[0]) if rows else None


async def by_receipt(digest: bytes) -> Voice | None:
    rows = await Row.raw(f"{_VOICE} FROM voice v WHERE v.receipt = {{}}", digest)
    return Voice(**rows[0]) if rows else None


async def voices(scope: Scope, most: int = 200) -> list[VoiceRow]:
    """The station's: those without an answer first, oldest first; then those answered last."""
    return await _voices("v.station = ANY({})", list(scope.stations), most)


async def voice_at(station: int, voice: int) -> VoiceRow | None:
    """One of the station's."""
    return next(iter(await _voices("v.station = {} AND v.id = {}", station, voice, 1)), None)


async def _voices(which: str, *facts: object) -> list[VoiceRow]:
    rows = await Row.raw(
        f"{_VOICE}, u.name AS unit_name, coalesce(o.name, '') AS handler_name FROM voice v JOIN unit u ON u.id = v.unit "
        f"LEFT JOIN officer o ON o.id = v.handler WHERE {which} ORDER BY v.answered_at DESC NULLS FIRST, v.id LIMIT {{}}",
        *facts,
    )
    return [
        VoiceRow(unit_name=row.pop("unit_name"), handler_name=row.pop("handler_name"), voice=Voice(**row))
        for row in rows
    ]


async def words_of(voice: int) -> list[WordsRow]:
    """Its boxes, in order."""
    rows = await VoiceWords.raw("SELECT id, kind, box FROM voice_words WHERE voice = {} ORDER BY id", voice)
    return [WordsRow(**row) for row in rows]


async def due(now: datetime) -> list[int]:
    """Whose deadline has come."""
    rows = await Row.raw("SELECT id FROM voice WHERE next_deadline <= {} ORDER BY next_deadline, id", now)
    return [row["id"] for row in rows]
