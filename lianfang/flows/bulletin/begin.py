"""Begins a bulletin: from now on it has an id, and the office may change its words. Beginning it twice is harmless."""

from datetime import datetime

from bulletins.register.actions import begin_draft, publisher_for
from bulletins.register.reads.works import publisher_of, work
from bulletins.register.vocabulary import Subject, Work
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.database import transaction
from zones.roster.actions import lock_stations


async def begin(by: By, bureau: int, station: int | None, about: Subject, key: Key) -> int:
    """The bulletin that a bureau (or one of its stations) issues about a subject. Returns its id."""

    async def do(now: datetime) -> str:
        publisher = await publisher_for(bureau, station, automatic=station is None)
        found = await publisher_of(publisher)
        assert found is not None
        await lock_stations(found.stations)
        draft, new = await begin_draft(publisher, about, now)
        await note(by, "bulletin.begin", "done" if new else "unchanged", now, "bulletin", draft)
        return str(draft)

    days = "" if about.kind == "supplement" else str(about.span)  # its week is the one in which it is begun
    return int(await answered_once(key, [str(bureau), str(station), about.kind, days, about.title], do))


async def begun(bureau: int, station: int | None, about: Subject, at: datetime | None = None) -> Work:
    """As `begin`, for the operator and for what is loaded: `at` is when it was begun, now if nothing is said."""
    async with transaction() as now:
        draft, _ = await begin_draft(await publisher_for(bureau, station, station is None), about, min(at or now, now))
        found = await work(draft)
        assert found is not None
        return found
