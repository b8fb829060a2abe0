"""培训: sessions of a guard and of the stations one works for; signing in, the roll, the close."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import Thing, can, scope
from lianfang.database import transaction
from lianfang.flows.training.schedule import schedule
from lianfang.flows.training.sign import sign
from lianfang.flows.training.step import step
from lianfang.flows.training.tick import strike, tick
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.own import own_scope
from lianfang.web.looks.training import AHEAD, own_trainings
from lianfang.web.pages.station_trainings import check_level
from scoring.training.reads.sessions import SessionRow, sessions
from scoring.training.vocabulary import MOST_GUEST, MOST_PLACE, MOST_REASON, MOST_TITLE, Draft

Number = Annotated[int, Meta(ge=1, le=2**53)]
Title = Annotated[str, Meta(max_length=MOST_TITLE, pattern=PLAIN)]
Place = Annotated[str, Meta(max_length=MOST_PLACE, pattern=PLAIN)]
Guest = Annotated[str, Meta(max_length=MOST_GUEST, pattern=PLAIN)]
Reason = Annotated[str, Meta(max_length=MOST_REASON, pattern=PLAIN)]
Aware = Annotated[datetime, Meta(tz=True)]
PAST = timedelta(days=31)


class TrainingShown(Struct, frozen=True):
    """`state`: planned, closed, cancelled. `came` signed in or are ticked, `counted` signed out as well, or are ticked."""

    id: int
    level: str
    field: str
    title: str
    place: str
    begins_at: datetime
    ends_at: datetime
    trainer: str
    station: str
    zone: str
    unit: str
    state: str
    signing_out: bool
    came: int
    counted: int


class TrainingsShown(Struct, frozen=True):
    """`own`: to which a guard is invited, within a month; `had`: what counts for him this quarter; `station`: a month back
    and ahead, of the stations one works for."""

    own: tuple[TrainingShown, ...]
    had: tuple[TrainingShown, ...]
    station: tuple[TrainingShown, ...]


class NewTraining(Struct, frozen=True, forbid_unknown_fields=True):
    """One trainer: an officer, a guard (`trainer`), or `guest` from outside. `zone` or `unit` where that level holds it."""

    station: Number
    level: Literal["bureau", "station", "zone", "unit"]
    field: Annotated[str, Meta(max_length=12)]
    title: Title
    place: Place
    begins_at: Aware
    ends_at: Aware
    zone: Number | None = None
    unit: Number | None = None
    officer: Number | None = None
    trainer: Number | None = None
    guest: Guest = ""


class TrainingMade(Struct, frozen=True):
    """The session's number."""

    training: int


class SignIn(Struct, frozen=True, forbid_unknown_fields=True):
    """The six digits that the trainer's screen shows now."""

    code: Annotated[str, Meta(max_length=6, pattern=PLAIN)]


class SignedState(Struct, frozen=True):
    """in, or out: only both together count."""

    state: str


class OnTheRoll(Struct, frozen=True, forbid_unknown_fields=True):
    """He came (tick), or did not (strike, with the reason; after the close both need one)."""

    person: Number
    act: Literal["tick", "strike"]
    reason: Reason = ""


class TrainingStep(Struct, frozen=True, forbid_unknown_fields=True):
    """Signing out is opened, it is closed and counts, it is called off."""

    step: Literal["sign_out", "close", "cancel"]


@look("/trainings", "self", "培训")
async def trainings(request: ReadRequest) -> TrainingsShown:
    """A guard's, and those of the stations one works for."""
    actor = actor_of(request)
    own, had, station = list[SessionRow](), list[SessionRow](), list[SessionRow]()
    if can(actor, "training.own"):
        seen = await own_trainings(actor)
        own, had = seen.coming, seen.had
    if can(actor, "training.see"):
        async with transaction(snapshot=True) as now:
            station = await sessions(scope(actor, "training.see"), now - PAST, now + AHEAD)
    return TrainingsShown(tuple(map(_one, own)), tuple(map(_one, had)), tuple(map(_one, station)))


@command("/trainings", "training.plan", "安排培训", created=True)
async def schedule_training(request: ReadRequest, data: JSONBody[NewTraining]) -> TrainingMade:
    """At a station of one's own; the bureau's by its office."""
    actor = actor_of(request)
    (station,) = scope(actor, "training.plan", Thing(station=data.station)).stations
    said = {name: getattr(data, name) for name in Draft.__struct_fields__}
    draft = Draft(**said | {"title": data.title.strip(), "place": data.place.strip(), "guest": data.guest.strip()})
    check_level(actor, draft)
    return TrainingMade(await schedule(by_of(request), station, draft, actor.account, key_of(request)))


@command("/trainings/{training:int}/sign-ins", "training.own", "培训签到签退")
async def sign_in_training(request: ReadRequest, training: Id, data: JSONBody[SignIn]) -> SignedState:
    """In; and out, once signing out is open."""
    own = own_scope(actor_of(request), "training.own")
    return SignedState(await sign(by_of(request), own, training, data.code, b"", key_of(request)))


@command("/trainings/{training:int}/roll", "training.lead", "培训点名")
async def change_training_roll(request: ReadRequest, training: Id, data: JSONBody[OnTheRoll]) -> Done:
    """By its trainer, after the close by an officer."""
    actor = actor_of(request)
    here, doing = scope(actor, "training.lead"), strike if data.act == "strike" else tick
    await doing(by_of(request), here, actor.account, training, data.person, data.reason.strip(), key_of(request))
    return Done()


@command("/trainings/{training:int}/step", "training.lead", "办理培训")
async def step_training_on(request: ReadRequest, training: Id, data: JSONBody[TrainingStep]) -> SignedState:
    """By its trainer or an officer; `state` is the session's then."""
    actor = actor_of(request)
    here = scope(actor, "training.lead")
    return SignedState(await step(by_of(request), here, actor.account, training, data.step, key_of(request)))


def _one(row: SessionRow) -> TrainingShown:
    one = row.session
    return TrainingShown(
        one.id, one.level, one.field, one.title, one.place, one.begins_at, one.ends_at, row.trainer_name,
        row.station_name, row.zone_name, row.unit_name, one.state, one.out_from is not None, row.came, row.whole,
    )  # fmt: skip
