"""Writes down a meeting: the day, the place, who was there, the minutes, and what was decided."""

from datetime import date, datetime

from msgspec import Struct

from bulletins.followup import rules
from bulletins.followup.actions import Held, give, write_meeting
from bulletins.followup.vocabulary import MOST_WHAT, MOST_WORDS, Asked
from bulletins.register.vocabulary import Publisher
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.followup.said import owners_of
from zones.ground.weeks import shanghai_day


class Met(Struct, frozen=True):
    """As it was written."""

    day: date | None
    place: str
    present: str
    minutes: str
    rows: tuple[Asked, ...] = ()


async def meet(by: By, publisher: Publisher, said: Met, key: Key) -> int:
    """Returns its id. A meeting may decide nothing.

    Raises WordsNeeded, WordsTooLong, NothingAsked, TooMuchAsked, DueWrong, DayToCome.
    """
    place, present = rules.tidy(said.place, MOST_WHAT), rules.tidy(said.present, MOST_WORDS)
    minutes = "\n".join(rules.tidy(line, MOST_WORDS, needed=False) for line in said.minutes.splitlines()).strip()
    rules.tidy(minutes, MOST_WORDS)

    async def do(now: datetime) -> str:
        day = rules.day_of(said.day, None, shanghai_day(now))
        rows = rules.asked(said.rows, day, needed=False)
        made = await write_meeting(publisher.id, Held(day, place, present, minutes), by.account, now)
        await give(publisher.id, (None, made), rows, await owners_of(publisher), by.account, now)
        await note(by, "followup.meet", "done", now, "meeting", made)
        return str(made)

    asked = [str(text) for row in said.rows for text in (row.what, row.owner, row.due)]
    return int(await answered_once(key, [str(publisher.id), str(said.day), place, present, minutes, *asked], do))
