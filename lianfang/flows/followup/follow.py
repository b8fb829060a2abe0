"""A step of an item: answered, postponed with a reason, done, dropped with a reason."""

from datetime import date, datetime

from bulletins.followup.actions import write_step
from bulletins.followup.reads import item as item_by_id
from bulletins.followup.rules import step_of
from bulletins.register.vocabulary import Publisher
from lianfang.access import NotYours
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.bulletin.words import may_be_printed
from zones.ground.weeks import shanghai_day
from zones.roster.actions import lock_stations


async def follow(by: By, publisher: Publisher, item: int, step: str, due: date | None, words: str, key: Key) -> None:
    """`publisher` is the item's; of two steps at a time the second sees the first.

    Raises UnknownStep, ItemEnded, DueWrong, WordsNeeded, WordsTooLong, ForbiddenWords.
    """

    async def do(now: datetime) -> str:
        await lock_stations(publisher.stations)
        one = await item_by_id(item)
        if one is None:
            raise NotYours()
        name, until, said = step_of(one, step, due, words, shanghai_day(now))
        if one.bulletin is not None:
            await may_be_printed(publisher, [said])
        await write_step(item, name, until, said, by.account, now)
        await note(by, "followup.step", "done", now, "followup", item)
        return "done"

    await answered_once(key, [str(item), step, str(due), words], do)
