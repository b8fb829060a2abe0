"""Which ways reach a person, and in which order he wants to be told. Inside a transaction."""

from datetime import datetime

from lianfang.notices.planning import PAGE, WEBHOOK
from lianfang.notices.tables import ChannelChoice, Hook
from zones.roster.tables import Person

AFTER_S = 30
"""From one way to the next, if he has not seen it."""


async def ways_to(person: int) -> tuple[str, ...]:
    """The ways that exist now, in his order. Who has chosen nothing is told everywhere at once; so stands his page last."""
    chosen = await ChannelChoice.raw("SELECT channels FROM channel_choice WHERE person = {} AND until IS NULL", person)
    order = chosen[0]["channels"].split(",") if chosen else []
    there = await _there(person)
    return (*(way for way in order if way in there), *(way for way in there if way not in order))


async def _there(person: int) -> tuple[str, ...]:
    hooks = await Hook.raw(
        "SELECT 1 FROM hook h JOIN person n ON n.bureau = h.bureau WHERE n.id = {} AND h.until IS NULL LIMIT 1", person
    )
    return (WEBHOOK, PAGE) if hooks else (PAGE,)


async def choose(person: int, order: tuple[str, ...], now: datetime) -> None:
    """In place of what he chose before; of two at a time the second waits for the first."""
    await Person.raw("SELECT 1 FROM person WHERE id = {} FOR UPDATE", person)
    await ChannelChoice.raw("UPDATE channel_choice SET until = {} WHERE person = {} AND until IS NULL", now, person)
    await ChannelChoice.insert(
        ChannelChoice(person=person, channels=",".join(order), after_s=AFTER_S, since=now, until=None)
    )
