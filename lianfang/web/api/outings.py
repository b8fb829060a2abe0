"""Joint patrols: an outing as it stands, its muster and its end; what a unit can send tonight."""

from datetime import date, datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.flows.patrol.close_outing import Closing, close_outing
from lianfang.flows.patrol.muster import Mustering, muster
from lianfang.flows.patrol.offer import offer
from lianfang.flows.patrol.seen import OutingSeen, of_person
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Done, Id, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.pages.outing_paper import reached
from lianfang.web.pages.patrol import own_outing
from lianfang.web.pages.places import unit_of
from zones.patrol.rules.walking import MOST_OUTREACH, Ending
from zones.patrol.vocabulary.outings import MOST_OF_A_UNIT

Number = Annotated[int, Meta(ge=1, le=LARGEST_ID)]
Why = Literal["post", "ill", "late", "unknown"]
Topic = Literal["", "fraud", "theft", "fire", "ebike", "other"]
WhyNone = Literal["", "held", "short", "ill", "busy"]


class OutingSeat(Struct, frozen=True):
    """`turn`: on_shift (在岗抽派) or off_shift (下班自愿); `state`: named, came, missing, then with its reason."""

    id: int
    unit: int
    unit_name: str
    person: int | None
    name: str
    turn: str
    state: str
    reason: str


class OutingPassed(Struct, frozen=True):
    """A checkpoint as it was passed. `state`: counted, to_check, refused."""

    checkpoint: int
    name: str
    at: datetime
    state: str


class OutingStands(Struct, frozen=True):
    """`number` is the 勤务令, `state` planned, walking, closed or stopped; `inside` are units where walkers may look."""

    id: int
    number: str
    zone: int
    zone_name: str
    walking_group: str
    day: date
    starts_at: datetime
    ends_at: datetime
    officer_name: str
    lead: int
    leader: int | None
    state: str
    why_stopped: str
    mustered_at: datetime | None
    closed_at: datetime | None
    withdrawn_at: datetime | None
    flag_to: int | None
    outreach: int
    topic: str
    seats: tuple[OutingSeat, ...]
    inside: tuple[int, ...]
    passed: tuple[OutingPassed, ...]


class MyOuting(Struct, frozen=True):
    """None: one rests tonight."""

    outing: OutingStands | None


class Missing(Struct, frozen=True, forbid_unknown_fields=True):
    """A seat whose guard did not come."""

    seat: Number
    why: Why = "unknown"


class Muster(Struct, frozen=True, forbid_unknown_fields=True):
    """Everybody who was named came, but for these. Photos go by the page."""

    missing: Annotated[tuple[Missing, ...], Meta(max_length=MOST_OUTREACH)] = ()


class Finish(Struct, frozen=True, forbid_unknown_fields=True):
    """`flag_to` is the unit that keeps it; `outreach` sessions go with their topic."""

    flag: bool
    flag_to: Number | None = None
    outreach: Annotated[int, Meta(ge=0, le=MOST_OUTREACH)] = 0
    topic: Topic = ""


class Offer(Struct, frozen=True, forbid_unknown_fields=True):
    """今晚可派 0, 1 or 2; a reason with 0, if the unit wants to give one."""

    number: Annotated[int, Meta(ge=0, le=MOST_OF_A_UNIT)]
    reason: WhyNone = ""


@look("/me/outing", "patrol.walk", "我的巡逻")
async def my_outing(request: ReadRequest) -> MyOuting:
    """The open one that begins first, else tonight's."""
    seen = (await of_person(own_scope(actor_of(request), "patrol.walk"))).seen
    return MyOuting(_stands(seen) if seen else None)


@look("/outings/{outing:int}", "patrol.see", "一趟联防巡逻")
async def one_outing(request: ReadRequest, outing: Id) -> OutingStands:
    """Of one's station, or one in which one's unit has a seat."""
    return _stands(await reached(actor_of(request), outing))


@command("/outings/{outing:int}/muster", "patrol.walk", "巡逻集合")
async def muster_outing(request: ReadRequest, outing: Id, data: JSONBody[Muster]) -> Done:
    """By whoever has a seat in it: from then on he leads."""
    await own_outing(request, outing)
    missing: dict[int, str] = {one.seat: one.why for one in data.missing}
    said = Mustering(actor_of(request).account, person_of_actor(actor_of(request)), missing)
    await muster(by_of(request), outing, said, key_of(request))
    return Done()


@command("/outings/{outing:int}/close", "patrol.walk", "巡逻收队")
async def finish_outing(request: ReadRequest, outing: Id, data: JSONBody[Finish]) -> Done:
    """By one of those who walk."""
    await own_outing(request, outing)
    ending = Ending(data.flag, data.flag_to, data.outreach, data.topic)
    said = Closing(actor_of(request).account, person_of_actor(actor_of(request)), ending)
    await close_outing(by_of(request), outing, said, key_of(request))
    return Done()


@command("/units/{unit:int}/offer", "patrol.offer", "今晚可派几人")
async def offer_tonight(request: ReadRequest, unit: Id, data: JSONBody[Offer]) -> Done:
    """Until 18:00; the latest word counts."""
    of = await unit_of(request, "patrol.offer", unit)
    await offer(by_of(request), of, data.number, data.reason, actor_of(request).account, key_of(request))
    return Done()


def _stands(seen: OutingSeen) -> OutingStands:
    row = seen.row
    plain = [name for name in OutingStands.__struct_fields__ if name not in ("seats", "inside", "passed")]
    seats = tuple(
        OutingSeat(**{name: getattr(one, name) for name in OutingSeat.__struct_fields__}) for one in seen.seats
    )
    passed = tuple(OutingPassed(one.checkpoint, one.name, one.at, one.state) for one in seen.passed)
    return OutingStands(
        **{name: getattr(row, name) for name in plain}, seats=seats, inside=tuple(seen.inside), passed=passed
    )
