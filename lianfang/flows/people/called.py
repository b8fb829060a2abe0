"""怎么叫到我: a person's order of ways, and whether he goes to violence; by himself."""

from datetime import datetime

from msgspec import Struct

from lianfang.audit.actions import By, note
from lianfang.commands import Key, carried_out
from lianfang.database import look
from lianfang.notices.choices import choose, ways_to
from lianfang.notices.errors import BadWays
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.roster.backing import set_declined
from zones.roster.reads.backing import guard_backings


class Called(Struct, frozen=True):
    """`ways` in his order. `declined` by himself, `spared` by his unit or the police."""

    ways: tuple[str, ...]
    declined: bool
    spared: bool


async def called(scope: Scope, person: int, now: datetime) -> Called:
    """Of the scope's person."""

    async def read() -> Called:
        rows = await guard_backings(scope, shanghai_day(now))
        return Called(await ways_to(person), any(one.declined for one in rows), any(one.spared for one in rows))

    return await look(read)


async def order_ways(by: By, person: int, order: tuple[str, ...], key: Key) -> None:
    """Each way that reaches him, once. Raises BadWays, OtherBody."""

    async def do(now: datetime) -> str:
        if sorted(order) != sorted(await ways_to(person)):
            raise BadWays()
        await choose(person, order, now)
        await note(by, "aid.channels", "done", now, "person", person)
        return "chosen"

    await carried_out(key, ["aid.channels", str(person), ",".join(order)], do)


async def decline(by: By, person: int, declined: bool, key: Key) -> None:
    """His own word, which nobody else undoes. No reason is asked for. Raises OtherBody."""

    async def do(now: datetime) -> str:
        await set_declined(person, declined)
        await note(by, "aid.decline" if declined else "aid.decline_again", "done", now, "person", person)
        return "declined"

    await carried_out(key, ["aid.decline", str(person), str(declined)], do)
