"""What joint work rests on: orders, agreements, insurance, 不参加处突; the unit's pause."""

from datetime import date
from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import Thing, scope
from lianfang.flows.backing.agreement import agree, end_agreement, pause
from lianfang.flows.backing.order import LONGEST_ISSUER, LONGEST_NUMBER, Order, end_order, give_order
from lianfang.flows.backing.readiness import insure, spare
from lianfang.flows.backing.standing import GuardStanding, Standing, UnitStanding, standing
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, Nothing, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.pages.places import station_of, unit_of

Number = Annotated[int, Meta(ge=1, le=LARGEST_ID)]


class BackedGuard(Struct, frozen=True):
    """`reason`: why he is not sent to violence; empty where he is."""

    person: int
    name: str
    certified: bool
    insured_until: date | None
    spared: bool
    declined: bool
    reason: str


class BackedUnit(Struct, frozen=True):
    """`reason`: why nobody of the unit is called (unsigned, not_yet, no_client, paused); empty where it takes part."""

    unit: int
    name: str
    since: date | None
    until: date | None
    client_agreed: bool
    paused_until: date | None
    reason: str
    guards: tuple[BackedGuard, ...]


class WrittenOrder(Struct, frozen=True):
    """A written order of the bureau. `until` is its last day."""

    id: int
    number: str
    issuer: str
    since: date
    until: date | None


class Backing(Struct, frozen=True):
    """As of today. `order` is the one in force."""

    order: WrittenOrder | None
    orders: tuple[WrittenOrder, ...]
    units: tuple[BackedUnit, ...]


class GiveOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """As it stands on paper; the same number again is the same order with other days."""

    number: Annotated[str, Meta(min_length=1, max_length=LONGEST_NUMBER, pattern=PLAIN)]
    since: date
    until: date | None = None
    issuer: Annotated[str, Meta(max_length=LONGEST_ISSUER, pattern=PLAIN)] = ""


class EndOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """The order's number in the list."""

    order: Number


class Sign(Struct, frozen=True, forbid_unknown_fields=True):
    """In place of what was signed for that day and later. `client_agreed` counts where a company sends the guards."""

    since: date
    until: date | None = None
    client_agreed: bool = False


class Pause(Struct, frozen=True, forbid_unknown_fields=True):
    """True: for a month from now on; false: no longer."""

    paused: bool


class Insure(Struct, frozen=True, forbid_unknown_fields=True):
    """Of one guard of the unit, or of all."""

    until: date
    person: Number | None = None


class Spare(Struct, frozen=True, forbid_unknown_fields=True):
    """不参加处突, or again."""

    person: Number
    spared: bool


@look("/stations/{station:int}/backing", "backing.see", "勤务依据和各单位的协议")
async def station_backing(request: ReadRequest, station: Id) -> Backing:
    """As of today."""
    place = await station_of(request, "backing.see", station)
    return _backing(await standing(scope(actor_of(request), "backing.see", Thing(station=place.id))))


@look("/units/{unit:int}/backing", "unit.see", "一家单位的协议和保安的保险")
async def one_backing(request: ReadRequest, unit: Id) -> Backing:
    """As of today."""
    return _backing(await standing(await unit_of(request, "unit.see", unit)))


@command("/stations/{station:int}/orders", "backing.order", "登记勤务依据")
async def record_order(request: ReadRequest, station: Id, data: JSONBody[GiveOrder]) -> Done:
    """For the whole bureau."""
    place = await station_of(request, "backing.order", station)
    order = Order(data.number, data.since, data.until, data.issuer)
    await give_order(by_of(request), place, order, key_of(request))
    return Done()


@command("/stations/{station:int}/orders/end", "backing.order", "结束勤务依据")
async def finish_order(request: ReadRequest, station: Id, data: JSONBody[EndOrder]) -> Done:
    """At once."""
    place = await station_of(request, "backing.order", station)
    await end_order(by_of(request), place, data.order, key_of(request))
    return Done()


@command("/units/{unit:int}/agreement", "backing.keep", "登记单位协议")
async def sign_agreement(request: ReadRequest, unit: Id, data: JSONBody[Sign]) -> Done:
    """From that day on."""
    of = await unit_of(request, "backing.keep", unit)
    await agree(by_of(request), of, data.since, data.until, data.client_agreed, key_of(request))
    return Done()


@command("/units/{unit:int}/pause", "backing.pause", "暂停一个月或恢复")
async def pause_unit(request: ReadRequest, unit: Id, data: JSONBody[Pause]) -> Done:
    """The unit's own right; the desk is told."""
    await pause(by_of(request), await unit_of(request, "backing.pause", unit), data.paused, key_of(request))
    return Done()


@command("/units/{unit:int}/insurance", "backing.keep", "登记保险")
async def record_insurance(request: ReadRequest, unit: Id, data: JSONBody[Insure]) -> Done:
    """Of those who stand there today."""
    of = await unit_of(request, "backing.keep", unit)
    await insure(by_of(request), of, data.until, data.person, key_of(request))
    return Done()


@command("/units/{unit:int}/spared", "backing.spare", "登记不参加处突")
async def mark_spared(request: ReadRequest, unit: Id, data: JSONBody[Spare]) -> Done:
    """By the unit or the police; what he says himself stands beside it."""
    of = await unit_of(request, "backing.spare", unit)
    await spare(by_of(request), of, data.person, data.spared, key_of(request))
    return Done()


@command("/units/{unit:int}/agreement/end", "backing.keep", "结束单位协议")
async def leave_agreement(request: ReadRequest, unit: Id, data: JSONBody[Nothing]) -> Done:
    """At once."""
    await end_agreement(by_of(request), await unit_of(request, "backing.keep", unit), key_of(request))
    return Done()


def _backing(seen: Standing) -> Backing:
    orders = tuple(WrittenOrder(one.id, one.number, one.issuer, one.since, one.until) for one in seen.orders)
    order = next((one for one in orders if seen.order is not None and one.id == seen.order.id), None)
    return Backing(order, orders, tuple(map(_unit, seen.units)))


def _unit(one: UnitStanding) -> BackedUnit:
    held = one.unit
    days = (held.since, held.until, held.client_agreed, held.paused_until)
    return BackedUnit(held.id, held.name, *days, one.reason, tuple(map(_guard, one.guards)))


def _guard(one: GuardStanding) -> BackedGuard:
    held = one.guard
    known = (held.certified, held.insured_until, held.spared, held.declined)
    return BackedGuard(held.person, held.name, *known, one.reason)
