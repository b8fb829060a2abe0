"""Writes threads and lines."""

from datetime import datetime

from zones.reports.errors.notes import NoSuchNote
from zones.reports.tables import Note, NoteLine
from zones.reports.vocabulary.notes import Thread


async def open_thread(
    station: int, unit: int, person: int, officer: int | None, kind: str, outing: int | None, now: datetime
) -> int:
    """Returns its id."""
    note = Note(
        station=station,
        unit=unit,
        person=person,
        officer=officer,
        kind=kind,
        outing=outing,
        step="noted",
        opened_at=now,
    )
    return int((await Note.insert(note))[0]["id"])


async def say(
    note: int,
    account: int,
    words: str,
    now: datetime,
    person: int | None = None,
    step: str = "",
    phone_at: datetime | None = None,
) -> None:
    """A line of a thread: the guard's (`person`), or the station's."""
    line = NoteLine(note=note, person=person, account=account, step=step, words=words, phone_at=phone_at, at=now)
    await NoteLine.insert(line)


async def keep(thread: Thread) -> None:
    """The thread as it now stands. Raises NoSuchNote where somebody was quicker: it was held, so nobody can."""
    rows = await Note.raw(
        "UPDATE note SET step = {}, answered_at = {}, solved_at = {}, version = {} WHERE id = {} AND version = {} RETURNING id",
        thread.step,
        thread.answered_at,
        thread.solved_at,
        thread.version,
        thread.id,
        thread.version - 1,
    )
    if not rows:
        raise NoSuchNote()


async def forget_words(person: int) -> None:
    """What somebody said, without what was answered: he is erased."""
    await Note.raw("UPDATE note_line SET words = '' WHERE person = {}", person)
    await Note.raw("UPDATE duty_record SET words = '', topic = '', unit_said = '' WHERE person = {}", person)
