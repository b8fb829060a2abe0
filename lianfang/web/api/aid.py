"""求援: raising a request, and seeing it; each audience its own part."""

from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import Actor, NotYours, scope
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.raise_request import Position as Place
from lianfang.flows.aid.seen import board, my_alerts, request_seen
from lianfang.web.answers import ReadRequest
from lianfang.web.api.aid_shapes import AidSeen, Position, mine, shaped
from lianfang.web.api.operations import Id, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.pages.places import unit_of

AidKind = Literal["fight", "suspect", "fire", "injury", "crowd", "other"]
ASKING = ("guard", "leader", "unit")


class AskForAid(Struct, frozen=True, forbid_unknown_fields=True):
    """For one's own unit, which need not be named. A drill is one from its first second to its last."""

    kind: AidKind
    unit: Annotated[int, Meta(ge=1, le=LARGEST_ID)] | None = None
    drill: bool = False
    position: Position | None = None


class AskOnBehalf(Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody says by telephone."""

    kind: AidKind
    drill: bool = False


class AidRaised(Struct, frozen=True):
    """The request's number: whoever should know has been told."""

    id: int


class AidBoard(Struct, frozen=True):
    """Open requests, the newest first; those of the last day that ended."""

    open: tuple[AidSeen, ...]
    ended: tuple[AidSeen, ...]


class MyAlerts(Struct, frozen=True):
    """What one was told of: open, or ended in the last half hour; the newest first."""

    alerts: tuple[AidSeen, ...]


@command("/aid-requests", "aid.raise", "求援", created=True)
async def ask_for_aid(request: ReadRequest, data: JSONBody[AskForAid]) -> AidRaised:
    """The neighbours, the station's teams and the desk are told in the same instant."""
    actor = actor_of(request)
    cry = Cry(actor.account, _own_unit(actor, data.unit), data.kind, actor.person, data.drill, False, _place(data))
    return AidRaised(await raise_request(by_of(request), cry, key_of(request)))


def _own_unit(actor: Actor, asked: int | None) -> int:
    units = [held.unit for held in actor.roles if held.role in ASKING and held.unit is not None]
    unit = asked if asked is not None else next(iter(units), None)
    if unit is None or unit not in units:
        raise NotYours()
    return unit


def _place(data: AskForAid) -> Place | None:
    where = data.position
    return Place(where.longitude, where.latitude, where.accuracy_m) if where else None


@command("/units/{unit:int}/aid-requests", "aid.behalf", "替来电的单位求援", created=True)
async def ask_on_behalf(request: ReadRequest, unit: Id, data: JSONBody[AskOnBehalf]) -> AidRaised:
    """The desk does it for a unit of its station."""
    await unit_of(request, "aid.behalf", unit)
    cry = Cry(actor_of(request).account, unit, data.kind, None, data.drill, True)
    return AidRaised(await raise_request(by_of(request), cry, key_of(request)))


@look("/aid-requests", "aid.desk", "值班台：求援")
async def aid_board(request: ReadRequest) -> AidBoard:
    """Of the desk's stations."""
    shown = await board(scope(actor_of(request), "aid.desk"))
    return AidBoard(tuple(shaped(one, "desk") for one in shown.open), tuple(shaped(one, "desk") for one in shown.ended))


@look("/aid-requests/{aid:int}", "aid.see", "一次求援")
async def aid_request(request: ReadRequest, aid: Id) -> AidSeen:
    """The desk reads everything, the unit and senders who helps, whoever was told who goes with him."""
    actor = actor_of(request)
    audience, seen, _ = await request_seen(actor, aid)
    return shaped(seen, audience, actor.person)


@look("/me/alerts", "aid.answer", "叫到我的求援")
async def my_aid_alerts(request: ReadRequest) -> MyAlerts:
    """Each as whoever was told sees it."""
    person = actor_of(request).person
    if person is None:
        raise NotYours()
    found, _ = await my_alerts(person)
    return MyAlerts(tuple(map(mine, found)))
