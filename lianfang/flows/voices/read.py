"""A voice as somebody at the station reads it, and its answer as whoever wrote reads it by his receipt."""

from msgspec import Struct

from lianfang.access import NotYours
from lianfang.accounts.officers import serving
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.voices.handle import beat_of
from lianfang.flows.voices.pieces import opened
from lianfang.flows.voices.say import digest_of
from zones.reports.errors.voices import NoSuchReceipt
from zones.reports.reads.voices import VoiceRow, by_receipt, voice_at
from zones.reports.rules.voices import is_involved
from zones.reports.vocabulary.voices import Voice
from zones.roster.reads.beats import OfficerRow


class Read(Struct, frozen=True):
    """`pieces` without the phone for all but its handler; none for who is involved. `others` may be given it."""

    row: VoiceRow
    involved: bool
    pieces: dict[str, str]
    others: list[OfficerRow]


async def read(by: By, station: int, officer: int | None, voice: int) -> Read:
    """Each reading is in the audit book. Raises NotYours, KeyDestroyed."""
    async with transaction() as now:
        row = await voice_at(station, voice)
        if row is None:
            raise NotYours()
        beat = await beat_of(row.voice, now)
        involved = is_involved(row.voice.kind, officer, beat)
        pieces = {} if involved else await opened(voice)
        if officer is None or officer != row.voice.handler:
            pieces.pop("phone", None)
        others = [
            one
            for one in await serving(station, now)
            if one.id != row.voice.handler and not is_involved(row.voice.kind, one.id, beat)
        ]
        await note(by, "voice.read", "involved" if involved else "done", now, "voice", voice)
        return Read(row, involved, pieces, others)


async def answer_by(receipt: str) -> tuple[Voice, str]:
    """(the voice, its answer, empty while there is none). Raises NoSuchReceipt."""
    async with transaction():
        voice = await by_receipt(digest_of(receipt))
        if voice is None:
            raise NoSuchReceipt()
        return voice, (await opened(voice.id)).get("answer", "")
