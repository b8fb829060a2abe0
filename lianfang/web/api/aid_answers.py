"""What those who were told answer: coming, helping from the post, cannot, seen, more people, not after all; arrived."""

from collections.abc import Callable
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import NotYours
from lianfang.flows.aid.respond import Said, respond
from lianfang.flows.aid.seen import standing
from lianfang.web.answers import ReadRequest
from lianfang.web.api.aid_shapes import Position
from lianfang.web.api.operations import Id, command, key_of
from lianfang.web.doors import actor_of, by_of
from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom, More, See
from zones.aid.vocabulary import Help, Refusal

PLAIN_ANSWERS: dict[str, Callable[[int], Said]] = {"coming": Come, "seen": See, "more": More, "giving_up": GiveUp}


class Acknowledge(Struct, frozen=True, forbid_unknown_fields=True):
    """我去支援, 我守着帮看 (with what was done), 走不开 (with a reason, or none), 看到了, 要更多人, 去不了了."""

    answer: Literal["coming", "helping", "cannot", "seen", "more", "giving_up"]
    helps: Annotated[tuple[Help, ...], Meta(max_length=3)] = ()
    reason: Refusal | Literal[""] = ""


class Arrival(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the phone says it is: evidence, never a bar."""

    position: Position | None = None


class Stands(Struct, frozen=True):
    """What now stands: coming, stood_down, helping, cannot, arrived, received, closed, over …"""

    stands: str


@command("/aid-requests/{aid:int}/acknowledgements", "aid.answer", "应答一次求援")
async def acknowledge(request: ReadRequest, aid: Id, data: JSONBody[Acknowledge]) -> Stands:
    """Whoever comes too late with 我去支援 is stood down: no fault, no error."""
    said = _said(await _told(request, aid), data)
    return Stands(await respond(by_of(request), aid, said, key_of(request)))


def _said(person: int, data: Acknowledge) -> Said:
    if data.answer == "helping":
        return HelpFrom(person, data.helps)
    if data.answer == "cannot":
        return Cannot(person, data.reason)
    return PLAIN_ANSWERS[data.answer](person)


@command("/aid-requests/{aid:int}/arrivals", "aid.answer", "我到了")
async def arrive(request: ReadRequest, aid: Id, data: JSONBody[Arrival]) -> Stands:
    """For who said that he comes."""
    said, where = Arrive(await _told(request, aid)), data.position
    place = (where.longitude, where.latitude, where.accuracy_m) if where else None
    return Stands(await respond(by_of(request), aid, said, key_of(request), place))


async def _told(request: ReadRequest, aid: int) -> int:
    """Who answers. Raises NotYours for whoever was not told."""
    actor = actor_of(request)
    _, asked = await standing(actor, aid)
    if actor.person is None or asked.alert_of(actor.person) is None:
        raise NotYours()
    return actor.person
