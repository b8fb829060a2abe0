"""What an officer says or does in a thread, and what is only recorded there: the guard hears of each."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.notices.outbox import enqueue
from zones.ground.scope import Scope
from zones.reports.actions import notes
from zones.reports.errors.notes import NoSuchNote
from zones.reports.reads.notes import locked
from zones.reports.rules import threads
from zones.reports.rules.saying import check_words
from zones.reports.rules.telling import of_answer


async def answer(by: By, scope: Scope, account: int, thread: int, act: str, words: str, key: Key) -> None:
    """回一句, 我今天去, 一起看过了, 定办法, 回头看, 解决了: what was typed goes along.

    Raises UnknownKind, NothingSaid, TooManyWords, NotNow, SomebodyElse, Solved, NoSuchNote, OtherBody.
    """
    said = check_words(words, needed=False)

    async def do(now: datetime) -> str:
        stands = await locked(thread)
        if stands is None or stands.station not in scope.stations:
            raise NoSuchNote()
        after = threads.act(stands, act, account, now)
        check_words(said, needed=threads.needs_words(stands, act))
        step = "solved" if act == "solve" else threads.TO.get(act, "going" if act == "go" else "")
        await notes.say(thread, account, said, now, step=step)
        await notes.keep(after)
        await enqueue([of_answer(after, act)], now)
        await note(by, f"note.{act}", "done", now, "note", thread)
        return after.step

    await answered_once(key, ["note.answer", str(thread), act, said], do)


async def record_line(by: By, scope: Scope, account: int, thread: int, words: str, key: Key) -> None:
    """记一句: no step, no answer; whoever waits for one still waits. Raises as `answer`."""
    said = check_words(words)

    async def do(now: datetime) -> str:
        stands = await locked(thread)
        if stands is None or stands.station not in scope.stations:
            raise NoSuchNote()
        await notes.say(thread, account, said, now)
        await note(by, "note.record", "done", now, "note", thread)
        return "recorded"

    await answered_once(key, ["note.record", str(thread), said], do)
