"""账号: who may sign in, with which roles; opened, given, ended, closed by the office."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import ROLES, Held
from lianfang.accounts.errors import BadRole, WrongPlace
from lianfang.accounts.states import AccountState, RoleState
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.close_account import close_account
from lianfang.flows.accounts.end_role import end_role
from lianfang.flows.accounts.give_role import give_role
from lianfang.flows.accounts.hand_out import hand_out
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.accounts.within import check_account
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.accounts import accounts_seen, officer_for, role_for
from lianfang.web.pages.told import full_day, moment
from lianfang.web.views import AccountRow, AccountsPage, Choice, RoleRow, Tag
from lianfang.wording import say, status
from zones.ground.refused import Refused

NOTICES = {
    "given": "角色给好了，下一次点开就有。",
    "ended": "角色收回了，下一次点开就没有。",
    "closed": "账号停了，已经登录的也退出了。",
}


@get("/accounts", opt={"action": "accounts.see"})
async def all_accounts(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return page(await _page(request, notice=NOTICES.get(done, "")))


async def _page(request: ReadRequest, **shown: Any) -> AccountsPage:
    seen = await accounts_seen(actor_of(request), by_of(request).bureau or 0)
    return AccountsPage(
        frame_of(request),
        accounts=tuple(_row(one, [role for role in seen.roles if role.account == one.id]) for one in seen.accounts),
        add=form("/accounts"),
        roles=tuple(Choice(code, called) for code, called in ROLES.items() if code not in ("guard", "leader")),
        places=tuple(Choice(place.value, place.name) for place in seen.places),
        **shown,
    )


def _row(one: AccountState, roles: list[RoleState]) -> AccountRow:
    base, is_open = f"/accounts/{one.id}", one.closed_at is None
    state = Tag("在用", "ok") if one.seen_at else Tag("没有登录过", "gold")
    return AccountRow(
        login=one.name,
        name="",
        state=state if is_open else Tag("已停", "mute"),
        roles=tuple(
            RoleRow(
                f"{ROLES.get(role.role, role.role)} · {role.place}",
                full_day(role.since.date()),
                form(f"{base}/roles/{role.id}/end") if is_open else None,
            )
            for role in roles
            if role.until is None
        ),
        last_used=moment(one.seen_at) if one.seen_at else "",
        grant=form(f"{base}/roles") if is_open else None,
        reset=form(f"{base}/code") if is_open else None,
        close=form(f"{base}/close") if is_open else None,
    )


@post("/accounts", opt={"action": "accounts.manage"}, status_code=200)
async def add_account(request: ReadRequest) -> Response[Any]:
    """A new account; its one-time code is shown for handing out."""
    fields = await form_of(request)
    try:
        role = await _role(request, fields)
        name = fields.get("login", "").strip()
        officer = officer_for(role, fields.get("officer", "").strip())
        account = await open_account(by_of(request), name, role, key_of(request, fields), officer=officer)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _page(request, error=say(refusal), login=fields.get("login", "")[:40]), status(refusal))
    return await _slip(request, account, key_of(request, {"key": f"{fields['key'][:58]}.slip"}))


async def _role(request: ReadRequest, fields: dict[str, str]) -> Held:
    """The role of a form. Raises BadRole, WrongPlace."""
    return await role_for(actor_of(request), by_of(request).bureau, fields.get("role", ""), fields.get("place", ""))


async def _slip(request: ReadRequest, account: int, key: Key) -> Response[Any]:
    return go(f"/slips/{await hand_out(by_of(request), None, account, by_of(request).bureau or 0, key)}?back=/accounts")


async def _check(request: ReadRequest, account: int, whole: bool = False) -> None:
    """Before anything else is found wrong with the form: another bureau's account is not there. Raises NotYours."""
    async with transaction():
        await check_account(by_of(request), account, whole)


@post("/accounts/{account:int}/code", opt={"action": "accounts.manage"}, status_code=200)
async def new_code(request: ReadRequest, account: FromPath[int]) -> Response[Any]:
    fields = await form_of(request)
    await _check(request, account, whole=True)
    return await _slip(request, account, key_of(request, fields))


@post("/accounts/{account:int}/roles", opt={"action": "accounts.manage"}, status_code=200)
async def grant(request: ReadRequest, account: FromPath[int]) -> Response[Any]:
    fields = await form_of(request)
    await _check(request, account)
    try:
        await give_role(by_of(request), account, await _role(request, fields), key_of(request, fields))
    except (BadRole, WrongPlace) as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _page(request, error=say(refusal)), status(refusal))
    return go("/accounts?done=given")


@post("/accounts/{account:int}/roles/{role:int}/end", opt={"action": "accounts.manage"}, status_code=200)
async def take_back(request: ReadRequest, account: FromPath[int], role: FromPath[int]) -> Response[Any]:
    await _check(request, account)
    await end_role(by_of(request), account, role, key_of(request, await form_of(request)))
    return go("/accounts?done=ended")


@post("/accounts/{account:int}/close", opt={"action": "accounts.manage"}, status_code=200)
async def close(request: ReadRequest, account: FromPath[int]) -> Response[Any]:
    await _check(request, account, whole=True)
    await close_account(by_of(request), account, key_of(request, await form_of(request)))
    return go("/accounts?done=closed")
