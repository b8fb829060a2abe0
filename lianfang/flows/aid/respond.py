"""What somebody who was told answers. Answering the same twice is the same answer."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.aid.carry import carry_out
from zones.aid.actions import note_position
from zones.aid.errors import NoSuchRequest, NotAlerted
from zones.aid.reads import surroundings
from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom, More, See
from zones.aid.rules.who import between
from zones.aid.vocabulary import Request

Said = See | Come | HelpFrom | Cannot | Arrive | More | GiveUp


async def respond(
    by: By, request: int, said: Said, key: Key, position: tuple[float, float, int | None] | None = None
) -> str:
    """Returns what now stands for him: coming, stood_down, helping, cannot, arrived … Raises NoSuchRequest (also for whoever
    was not told: it is not his), MayNotLeave, NotOnTheWay, UnknownAnswer, AlreadyOver, OtherBody.

    `position` is (longitude, latitude, accuracy in metres) where the phone gave one.
    """

    async def do(now: datetime) -> str:
        try:
            decided = await carry_out(request, _placed(said, position), now)
        except NotAlerted:
            raise NoSuchRequest() from None
        if position:
            await note_position(request, said.person, position[:2], position[2], now)
        if not isinstance(said, See):
            await note(by, f"aid.{type(said).__name__.lower()}", decided.said, now, "aid", request)
        return decided.said

    return await answered_once(key, ["aid.respond", str(request), repr(said)], do)


def _placed(said: Said, position: tuple[float, float, int | None] | None):  # type: ignore[no-untyped-def]
    """An arrival with how far from the unit the phone says it is."""
    if not isinstance(said, Arrive) or position is None:
        return said

    async def make(request: Request) -> Arrive:
        place = (await surroundings(request.unit)).place
        if place.longitude is None or place.latitude is None:
            return said
        return Arrive(said.person, between(position[0], position[1], place.longitude, place.latitude))

    return make
