"""Roll-calls: a station's calls, a new one, and answers, from whatever answers the landline or from a guard's own phone."""

from datetime import datetime
from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import NotYours, scope
from lianfang.flows.rollcall.answer import Said, answer
from lianfang.flows.rollcall.call import call_roll
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Id, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.looks.rollcall import calls_seen, post_asked
from lianfang.web.pages.places import station_of
from zones.ground.scope import Scope
from zones.rollcall.errors import NotAsked
from zones.rollcall.reads.calls import CallSeen
from zones.rollcall.vocabulary import How, Kind, Plan, State

Number = Annotated[int, Meta(ge=1, le=LARGEST_ID)]
Instant = Annotated[datetime, Meta(tz=True)]
Numbers = Annotated[tuple[Number, ...], Meta(max_length=40)]


class CallShown(Struct, frozen=True):
    """`opens_at` of a random one that has not opened is where its hours begin. Posts: `asked` (without the excused),
    `answered`, `excused`, `waiting`; the rest of `asked` is silent."""

    id: int
    kind: Kind
    state: State
    basis: str
    opens_at: datetime
    closes_at: datetime | None
    asked: int
    answered: int
    excused: int
    waiting: int


class CallRoll(Struct, frozen=True, forbid_unknown_fields=True):
    """`zones` and `posts` are empty for all. `at` is for a planned one, `since` and `until` for a random one."""

    kind: Kind
    basis: Annotated[str, Meta(min_length=1, max_length=120, pattern=PLAIN)]
    zones: Numbers = ()
    posts: Numbers = ()
    at: Instant | None = None
    since: Instant | None = None
    until: Instant | None = None
    key_date: Annotated[str, Meta(max_length=40, pattern=PLAIN)] = ""


class Called(Struct, frozen=True):
    """The call's number. It opens within a second of its time."""

    call: int


class PostAnswers(Struct, frozen=True, forbid_unknown_fields=True):
    """到 of a post: by its landline (`line`), radio, phone, or seen there (`desk`)."""

    post: Number
    how: How


class OwnAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    """到 of the post where one stands; `phone_at` is when it was pressed, if it was sent later."""

    call: Number
    post: Number
    phone_at: Instant | None = None


class Answered(Struct, frozen=True):
    """answered, late (an officer decides) or excused (the post need not answer)."""

    result: str


@look("/stations/{station:int}/roll-calls", "rollcall.see", "查岗")
async def roll_call_list(request: ReadRequest, station: Id) -> tuple[CallShown, ...]:
    """The latest, those to come first. By posts, never by persons."""
    place = await station_of(request, "rollcall.see", station)
    return tuple(_shown(one) for one in (await calls_seen(Scope((place.id,)), 0)).calls)


@command("/stations/{station:int}/roll-calls", "rollcall.call", "发起查岗", created=True)
async def call_the_roll(request: ReadRequest, station: Id, data: JSONBody[CallRoll]) -> Called:
    """Between 23:00 and 6:00 one a night, two with `key_date`; one at a time."""
    place = await station_of(request, "rollcall.call", station)
    plan = Plan(**{name: getattr(data, name) for name in data.__struct_fields__})
    return Called(await call_roll(by_of(request), place.id, plan, actor_of(request).account, key_of(request)))


@command("/roll-calls/{call:int}/answers", "rollcall.tick", "替岗位记到")
async def answer_for_post(request: ReadRequest, call: Id, data: JSONBody[PostAnswers]) -> Answered:
    """Once or twice is the same. Raises NotYours for a post that is not asked."""
    actor = actor_of(request)
    reach = scope(actor, "rollcall.tick")
    row = await post_asked(reach, call, data.post)
    if row is None:
        raise NotYours()
    said = Said(call, row, data.how, account=actor.account)
    return Answered(await answer(by_of(request), reach, said, key_of(request)))


@command("/me/roll-call-answers", "rollcall.answer", "到")
async def answer_for_mine(request: ReadRequest, data: JSONBody[OwnAnswer]) -> Answered:
    """By a guard of the post's unit. Delivered half an hour late and more, an officer decides."""
    actor = actor_of(request)
    own, person = own_scope(actor, "rollcall.answer"), person_of_actor(actor)
    row = await post_asked(Scope(own.stations), data.call, data.post)
    if row is None:
        raise NotAsked()
    said = Said(data.call, row, "own", person, phone_at=data.phone_at)
    return Answered(await answer(by_of(request), own, said, key_of(request)))


def _shown(one: CallSeen) -> CallShown:
    call, tally = one.call, one.tally
    times = (call.opens_at, call.closes_at)
    posts = (tally.asked, tally.answered, tally.excused, tally.waiting)
    return CallShown(call.id, call.kind, call.state, call.basis, *times, *posts)
