"""What somebody who was told answers. Answering the same twice is the same answer."""

from datetime import datetime

from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.aid.carry import Making, carry_out
from zones.aid.actions import hold, note_position
from zones.aid.errors import NoSuchRequest, NotAlerted
from zones.aid.reads import ready, surroundings
from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom, More, See
from zones.aid.vocabulary import Request
from zones.ground.earth import between
from zones.ground.weeks import shanghai_day

Said = See | Come | HelpFrom | Cannot | Arrive | More | GiveUp


async def respond(
    by: By, request: int, said: Said, key: Key, position: tuple[float, float, int | None] | None = None
) -> str:
    """Returns what now stands for him: coming, stood_down, helping, cannot, arrived … Raises NoSuchRequest (also for whoever
    was not told: it is not his), MayNotLeave, OnAnotherCall, NotOnTheWay, UnknownAnswer, AlreadyOver, OtherBody.

    `position` is (longitude, latitude, accuracy in metres) where the phone gave one.
    """

    async def do(now: datetime) -> str:
        try:
            decided = await carry_out(request, _with_what_counts(said, position, now), now)
        except NotAlerted:
            raise NoSuchRequest() from None
        if position:
            await note_position(request, said.person, position[:2], position[2], now)
        if not isinstance(said, See):
            await note(by, f"aid.{type(said).__name__.lower()}", decided.said, now, "aid", request)
        return decided.said

    return await answered_once(key, ["aid.respond", str(request), repr(said)], do)


def _with_what_counts(said: Said, position: tuple[float, float, int | None] | None, now: datetime) -> Making | Said:
    """Whoever comes may not be on another call; an arrival is so far from the unit as the phone says."""

    async def come(request: Request) -> Come:
        if request.alert_of(said.person) is None:
            return Come(said.person)
        await hold(said.person)
        return Come(said.person, (await ready([said.person], shanghai_day(now)))[said.person].on_call)

    async def arrive(request: Request) -> Arrive:
        assert position
        place = (await surroundings(request.unit)).place
        if place.longitude is None or place.latitude is None:
            return Arrive(said.person)
        return Arrive(said.person, between(position[0], position[1], place.longitude, place.latitude))

    if isinstance(said, Come):
        return come
    return arrive if isinstance(said, Arrive) and position else said
