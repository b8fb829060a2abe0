"""Who am I, what may I do, where am I signed in."""

from datetime import datetime

from litestar.params import JSONBody
from msgspec import Struct

from lianfang.access import ACTIONS, ROLES, Held, can
from lianfang.accounts.devices import of_account
from lianfang.accounts.rules import is_proved
from lianfang.database import transaction
from lianfang.flows.accounts.put_out import put_out
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Done, Id, Nothing, command, key_of, look
from lianfang.web.doors import actor_of, by_of


class MyRole(Struct, frozen=True):
    """A role in force and how far it reaches."""

    role: str
    called: str
    bureau: int | None
    stations: tuple[int, ...]
    unit: int | None
    company: int | None


class Me(Struct, frozen=True):
    """Who asks. `csrf` is what a cookie's commands carry as x-csrf-token; a token has none."""

    account: int
    name: str
    person: int | None
    roles: tuple[MyRole, ...]
    actions: tuple[str, ...]
    proved: bool
    csrf: str | None


class MyDevice(Struct, frozen=True):
    """A phone or computer that may still come in. `this` is the one that asks."""

    id: int
    label: str
    bound: bool
    since: datetime
    seen_at: datetime
    this: bool


class MyDevices(Struct, frozen=True):
    """The last used first."""

    devices: tuple[MyDevice, ...]


@look("/me", "self", "我是谁，能做什么")
async def me(request: ReadRequest) -> Me:
    """Roles in force now, and the actions that they and this token allow."""
    actor, signed = actor_of(request), request.state.signed
    return Me(
        actor.account,
        actor.name,
        actor.person,
        tuple(map(_role, actor.roles)),
        tuple(action for action in ACTIONS if can(actor, action)),
        is_proved(actor, request.state.now),
        signed.csrf if signed else None,
    )


def _role(held: Held) -> MyRole:
    return MyRole(held.role, ROLES[held.role], held.bureau, held.stations, held.unit, held.company)


@look("/devices", "self", "我的设备")
async def my_devices(request: ReadRequest) -> MyDevices:
    """Phones and computers of this account."""
    async with transaction():
        rows = await of_account(actor_of(request).account)
    this = by_of(request).device
    return MyDevices(
        tuple(MyDevice(one.id, one.label, one.bound, one.since, one.seen_at, one.id == this) for one in rows)
    )


@command("/devices/{device:int}/end", "self", "让一台设备退出")
async def end_my_device(request: ReadRequest, device: Id, data: JSONBody[Nothing]) -> Done:
    """It opens nothing any more, at once."""
    await put_out(by_of(request), actor_of(request).account, device, key_of(request))
    return Done()
