"""A bureau's accounts: opened, given roles, ended, closed by the office."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.accounts.states import AccountState, RoleState
from lianfang.database import transaction
from lianfang.flows.accounts.close_account import close_account
from lianfang.flows.accounts.end_role import end_role
from lianfang.flows.accounts.give_role import give_role
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.accounts.within import check_account
from lianfang.web.answers import ReadRequest
from lianfang.web.api.codes import OneTimeCode, code_for
from lianfang.web.api.operations import Done, Id, Nothing, Word, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.accounts import RolePlace, accounts_seen, officer_for, role_for

RoleName = Literal["unit", "company", "auxiliary", "officer", "office", "legal", "auditor"]
PlaceName = Annotated[
    str, Meta(pattern=r"^(bureau|(station|company|unit):[1-9][0-9]{0,17})$", max_length=30, examples=["station:1"])
]


class AccountRole(Struct, frozen=True):
    """A role with its place in words; `until` is set once it ended."""

    id: int
    role: str
    place: str
    since: datetime
    until: datetime | None


class OneAccount(Struct, frozen=True):
    """An account; `second` says whether it has a second factor, `seen_at` when a device of it was last used."""

    id: int
    login: str
    person: int | None
    second: bool
    seen_at: datetime | None
    closed_at: datetime | None
    roles: tuple[AccountRole, ...]


class AllAccounts(Struct, frozen=True):
    """`places` are what a role may reach."""

    accounts: tuple[OneAccount, ...]
    places: tuple[RolePlace, ...]


class GiveRole(Struct, frozen=True, forbid_unknown_fields=True):
    """A role and its place: a unit's or company's own, a station for officers and auxiliaries, else the bureau."""

    role: RoleName
    place: PlaceName


class OpenAccount(Struct, frozen=True, forbid_unknown_fields=True):
    """A new account; `officer` names the officer whose it is."""

    login: Annotated[str, Meta(pattern=r"^[a-zA-Z][a-zA-Z0-9._-]{1,39}$", max_length=40, examples=["chen.xd"])]
    role: RoleName
    place: PlaceName
    officer: Word = ""


class AccountOpened(Struct, frozen=True):
    """Its number. It is opened by a code, handed out by the operation beside this one."""

    account: int


@look("/accounts", "accounts.see", "账号")
async def all_accounts(request: ReadRequest) -> AllAccounts:
    """Open ones first. Guards without a login are in their unit's list."""
    seen = await accounts_seen(actor_of(request), by_of(request).bureau or 0)
    return AllAccounts(tuple(_account(one, seen.roles) for one in seen.accounts), tuple(seen.places))


def _account(one: AccountState, roles: list[RoleState]) -> OneAccount:
    own = tuple(
        AccountRole(role.id, role.role, role.place, role.since, role.until) for role in roles if role.account == one.id
    )
    return OneAccount(one.id, one.name, one.person, one.second, one.seen_at, one.closed_at, own)


@command("/accounts", "accounts.manage", "开账号")
async def open_one(request: ReadRequest, data: JSONBody[OpenAccount]) -> AccountOpened:
    """With its first role."""
    key, by = key_of(request), by_of(request)
    role = await role_for(actor_of(request), by.bureau, data.role, data.place)
    officer = officer_for(role, data.officer.strip())
    return AccountOpened(await open_account(by, data.login, role, key, officer=officer))


@command("/accounts/{account:int}/code", "accounts.manage", "给账号发码")
async def account_code(request: ReadRequest, account: Id, data: JSONBody[Nothing]) -> OneTimeCode:
    """For its first sign-in, or after a lost password."""
    key = key_of(request)
    async with transaction():
        await check_account(by_of(request), account, whole=True)
    return await code_for(request, None, account, key)


@command("/accounts/{account:int}/roles", "accounts.manage", "给角色")
async def give_one_role(request: ReadRequest, account: Id, data: JSONBody[GiveRole]) -> Done:
    """Acts at the account's next request."""
    key, by = key_of(request), by_of(request)
    async with transaction():
        await check_account(by, account)
    await give_role(by, account, await role_for(actor_of(request), by.bureau, data.role, data.place), key)
    return Done()


@command("/accounts/{account:int}/roles/{role:int}/end", "accounts.manage", "收回角色")
async def end_one_role(request: ReadRequest, account: Id, role: Id, data: JSONBody[Nothing]) -> Done:
    """Acts at the account's next request."""
    await end_role(by_of(request), account, role, key_of(request))
    return Done()


@command("/accounts/{account:int}/close", "accounts.manage", "停账号")
async def close_one(request: ReadRequest, account: Id, data: JSONBody[Nothing]) -> Done:
    """Sessions, devices and tokens open nothing any more."""
    await close_account(by_of(request), account, key_of(request))
    return Done()
