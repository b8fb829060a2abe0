"""怎么叫到我: one's own order of ways, and 不参加处突."""

from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.flows.people.called import Called, called, decline, order_ways
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Done, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.own import own_scope, person_of_actor


class OrderWays(Struct, frozen=True, forbid_unknown_fields=True):
    """Every way that reaches one, in the order in which they are tried."""

    ways: Annotated[tuple[Literal["page", "webhook"], ...], Meta(max_length=8)]


class Decline(Struct, frozen=True, forbid_unknown_fields=True):
    """True: one does not go to violence."""

    declined: bool


@look("/me/called", "backing.mine", "怎么叫到我")
async def my_called(request: ReadRequest) -> Called:
    """The ways in one's order; whether one is called to violence."""
    actor = actor_of(request)
    return await called(own_scope(actor, "backing.mine"), person_of_actor(actor), request.state.now)


@command("/me/ways", "backing.mine", "排通知方式的顺序")
async def order_my_ways(request: ReadRequest, data: JSONBody[OrderWays]) -> Done:
    """From the next notice on."""
    await order_ways(by_of(request), person_of_actor(actor_of(request)), data.ways, key_of(request))
    return Done()


@command("/me/declined", "backing.mine", "本人不参加处突")
async def decline_violence(request: ReadRequest, data: JSONBody[Decline]) -> Done:
    """One's own word; no reason is asked for."""
    await decline(by_of(request), person_of_actor(actor_of(request)), data.declined, key_of(request))
    return Done()
