"""The sealed pieces of a voice. The voice is its own reader: destroying its key erases it, in every old copy, too."""

from datetime import datetime

from lianfang.vault import sealed
from lianfang.vault.sealed import Place
from zones.reports.actions.voices import next_box, put
from zones.reports.reads.voices import words_of
from zones.reports.vocabulary.voices import Piece

SUBJECT = "voice"


async def seal_in(voice: int, kind: Piece, text: str, now: datetime) -> None:
    number = await next_box()
    box = await sealed.seal(Place(SUBJECT, voice, number), kind, text.encode(), [_reader(voice)])
    await put(number, voice, kind, box, now)


async def opened(voice: int) -> dict[str, str]:
    """Kind of piece → text. Who may see which is the caller's to decide. Raises KeyDestroyed."""
    found = {}
    for row in await words_of(voice):
        text = await sealed.unseal(Place(SUBJECT, voice, row.id), row.kind, row.box, _reader(voice))
        found[row.kind] = text.decode() if text else ""
    return found


def _reader(voice: int) -> str:
    return f"voice:{voice}"
