"""The office looks into what a unit disputes and says what it found."""

from datetime import datetime

from bulletins.register.actions import write_reply
from bulletins.register.errors import AlreadyIssued, NotDisputed, NoteTooLong, ReasonNeeded
from bulletins.register.reads.answers import answers
from bulletins.register.reads.issued import issued
from bulletins.register.vocabulary import DISPUTED, MOST_NOTE, Work
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from zones.ground.texts import in_one_line
from zones.roster.actions import lock_stations


async def reply(by: By, work: Work, unit: int, text: str, key: Key) -> None:
    """Raises ReasonNeeded, NoteTooLong, AlreadyIssued, NotDisputed."""
    words = in_one_line(text)
    if not words:
        raise ReasonNeeded()
    if len(words) > MOST_NOTE:
        raise NoteTooLong(most=MOST_NOTE, written=len(words))

    async def do(now: datetime) -> str:
        await lock_stations(work.publisher.stations)
        done = await issued(work.id)
        if done:
            raise AlreadyIssued(number=done.number)
        given = await answers(work.publisher.scope, work.about.span.last) if work.kind == "weekly" else []
        found = next((one for one in given if one.unit == unit and one.state == DISPUTED), None)
        if found is None:
            raise NotDisputed()
        await write_reply(found.id, words, by.account, now)
        await note(by, "bulletin.reply", "done", now, "unit", unit)
        return "done"

    await answered_once(key, [str(work.id), str(unit), words], do)
