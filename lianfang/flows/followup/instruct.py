"""Writes down a leader's 批示 on an issued bulletin, and what it asks for."""

from datetime import date, datetime

from msgspec import Struct

from bulletins.followup import rules
from bulletins.followup.actions import give, write_instruction
from bulletins.followup.vocabulary import MOST_WORDS, Asked
from bulletins.register.errors import NotIssued
from bulletins.register.reads.issued import issued
from bulletins.register.stages import name_of
from bulletins.register.vocabulary import Work
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.bulletin.words import may_be_printed
from lianfang.flows.followup.said import owners_of
from zones.ground.weeks import shanghai_day
from zones.roster.actions import lock_stations, make_officers


class Instructed(Struct, frozen=True):
    """Who wrote it on which day, his words, what he asks of whom."""

    name: str
    day: date | None
    words: str
    rows: tuple[Asked, ...] = ()


async def instruct(by: By, work: Work, said: Instructed, key: Key) -> int:
    """Returns its id. Items may be none: not every 批示 asks for something.

    Raises NameNeeded, WordsNeeded, WordsTooLong, NothingAsked, TooMuchAsked, DueWrong, DayToCome, NotIssued, ForbiddenWords.
    """
    who, words = name_of(said.name), rules.tidy(said.words, MOST_WORDS)

    async def do(now: datetime) -> str:
        await lock_stations(work.publisher.stations)
        one = await issued(work.id)
        if one is None:
            raise NotIssued()
        day = rules.day_of(said.day, one.issued_on, shanghai_day(now))
        rows = rules.asked(said.rows, day, needed=False)
        await may_be_printed(work.publisher, [text for row in rows for text in (row.what, row.owner)])
        officer = (await make_officers(work.publisher.bureau, [who]))[who]
        made = await write_instruction(one.id, officer, day, words, by.account, now)
        await give(work.publisher.id, (made, None), rows, await owners_of(work.publisher), by.account, now)
        await note(by, "followup.instruct", "done", now, "bulletin", work.id)
        return str(made)

    body = [str(work.id), who, str(said.day), words]
    return int(await answered_once(key, [*body, *(str(text) for row in said.rows for text in _all(row))], do))


def _all(row: Asked) -> tuple[str, str, str]:
    return row.what, row.owner, str(row.due)
