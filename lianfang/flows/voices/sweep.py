"""Voices that wait too long: whoever handles one is reminded on the fifth day; from the seventh on the office is told, too."""

from msgspec.structs import replace

from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from zones.reports.actions.voices import keep
from zones.reports.reads.voices import due, locked
from zones.reports.rules.voices import deadline_after, of_due
from zones.roster.reads.whereabouts import place_of_unit


async def due_voices() -> list[int]:
    """Ids of voices of which something is due, the longest due first."""
    async with transaction() as now:
        return await due(now)


async def sweep_voice(number: int) -> None:
    """Reminds of one; nothing where another process was there first, or it was answered meanwhile."""
    async with transaction() as now:
        voice = await locked(number)
        if voice is None or voice.next_deadline is None or voice.next_deadline > now:
            return
        place = await place_of_unit(voice.unit)
        assert place
        await enqueue(of_due(voice, place.bureau, now), now)
        await keep(replace(voice, next_deadline=deadline_after(voice, now)))
