"""What the desk or the unit orders: received, wider, one more, stood down, called back, calm, taken back, closed."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.aid.asking import called_for, keep_left_out, next_rings
from lianfang.flows.aid.carry import carry_out
from zones.aid.rules.answering import GiveUp
from zones.aid.rules.deciding import CallIn, Calm, Close, Receive, StandDown, Widen
from zones.aid.rules.raising import TakeBack
from zones.aid.vocabulary import Request, Rings

Order = Receive | StandDown | GiveUp | Calm | TakeBack | Close


async def order(by: By, request: int, given: Order, key: Key) -> str:
    """Returns the code of what now stands. Raises NoSuchRequest, AlreadyOver, NoPoliceLine, TooLateToTakeBack, OtherBody."""

    async def do(now: datetime) -> str:
        decided = await carry_out(request, given, now)
        await note(by, f"aid.{type(given).__name__.lower()}", decided.said, now, "aid", request)
        return decided.said

    return await answered_once(key, ["aid.order", str(request), repr(given)], do)


async def call_in(by: By, request: int, account: int, person: int, key: Key) -> str:
    """One more by hand, however far and however many come. Raises NoSuchRequest, CannotBeCalled, AlreadyOver, OtherBody."""

    async def do(now: datetime) -> str:
        async def make(before: Request) -> CallIn:
            return CallIn(account, await called_for(before, person, now))

        decided = await carry_out(request, make, now)
        await note(by, "aid.callin", decided.said, now, "aid", request)
        return decided.said

    return await answered_once(key, ["aid.call_in", str(request), str(person)], do)


async def widen(by: By, request: int, account: int, key: Key) -> str:
    """The next ring at once. Raises NoSuchRequest, AlreadyOver, OtherBody."""

    async def do(now: datetime) -> str:
        held: list[tuple[Request, Rings]] = []

        async def make(before: Request) -> Widen:
            held.append((before, await next_rings(before, now)))
            return Widen(account, held[0][1])

        decided = await carry_out(request, make, now)
        await keep_left_out(held[0][0], decided.request, held[0][1])
        await note(by, "aid.widen", decided.said, now, "aid", request)
        return decided.said

    return await answered_once(key, ["aid.widen", str(request)], do)
