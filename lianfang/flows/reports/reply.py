"""A guard says more in a thread of his; what is solved he opens again, once: 还没好."""

from datetime import datetime

from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.reports import photo
from lianfang.notices.outbox import enqueue
from zones.reports.actions import notes
from zones.reports.reads.notes import locked
from zones.reports.rules import threads
from zones.reports.rules.saying import check_words
from zones.reports.rules.telling import of_note
from zones.reports.vocabulary.notes import REOPENED


async def reply(
    by: By, person: int, account: int, thread: int, words: str, content: bytes, phone_at: datetime | None, key: Key
) -> None:
    """Words or a photo. Raises NothingSaid, TooManyWords, Solved, NotYours, OtherBody and what a photo raises."""
    said = check_words(words, needed=not content)
    body = ["note.reply", str(thread), said, photo.digest_of(content)]
    clean = await photo.clean_of(account, content, key, body)

    async def do(now: datetime) -> str:
        stands = await locked(thread)
        if stands is None or stands.person != person:
            raise NotYours()
        after = threads.reply(stands)
        await notes.say(thread, account, said, now, person, phone_at=phone_at)
        await notes.keep(after)
        await photo.keep(account, photo.OF_NOTE, thread, clean, now)
        await enqueue([of_note(after)], now)
        await note(by, "note.reply", "done", now, "note", thread)
        return "said"

    await answered_once(key, body, do)


async def reopen(by: By, person: int, account: int, thread: int, words: str, key: Key) -> None:
    """Words may be empty. Raises NotNow, ReopenedBefore, TooManyWords, NotYours, OtherBody."""
    said = check_words(words, needed=False)

    async def do(now: datetime) -> str:
        stands = await locked(thread)
        if stands is None or stands.person != person:
            raise NotYours()
        after = threads.reopen(stands)
        await notes.say(thread, account, said, now, person, REOPENED)
        await notes.keep(after)
        await enqueue([of_note(after)], now)
        await note(by, "note.reopen", "done", now, "note", thread)
        return "open"

    await answered_once(key, ["note.reopen", str(thread), said], do)
