"""设置: the look, the devices, the password."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import ROLES
from lianfang.accounts.devices import DeviceRow, of_account
from lianfang.accounts.errors import LoginFailed, LoginWait, ProofFailed, ProveAgain, WeakPassword
from lianfang.accounts.passwords import Busy
from lianfang.accounts.rules import is_proved, kind_of
from lianfang.accounts.tables import Account
from lianfang.database import transaction
from lianfang.flows.accounts.change_password import change_password
from lianfang.flows.accounts.prove import prove
from lianfang.flows.accounts.put_out import put_out
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import by_of, signed_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages import reached
from lianfang.web.pages.told import moment
from lianfang.web.views import Device, Link, SettingsPage
from lianfang.wording import say, status

NOTICES = {
    "password": "密码换好了，别处的登录都已退出。",
    "device": "那部已经退出，要再用得重新登录。",
    **reached.NOTICES,
}


@get("/settings", opt={"action": "self"})
async def settings_page(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return page(await _settings(request, notice=NOTICES.get(done, "")))


async def _settings(request: ReadRequest, **shown: Any) -> SettingsPage:
    signed = signed_of(request)
    actor = signed.actor
    async with transaction():
        devices = await of_account(actor.account)
        row = (
            await Account.raw(
                "SELECT a.password IS NOT NULL AS password, a.second IS NOT NULL AS second, coalesce(p.name, a.name) AS name "
                "FROM login a LEFT JOIN person p ON p.id = a.person WHERE a.id = {}",
                actor.account,
            )
        )[0]
    links = [Link("合规说明", "/rules")]
    if actor.person is not None:
        links.insert(0, Link("我的资料", "/mine", "存了什么、谁看过、更正和注销"))
    console = kind_of(tuple(held.role for held in actor.roles)) == "console"
    return SettingsPage(
        frame_of(request),
        name=row["name"],
        who="、".join(dict.fromkeys(ROLES[held.role] for held in actor.roles)),
        devices=tuple(_device(one, signed.device) for one in devices),
        password=form("/settings/password") if row["password"] else None,
        account=actor.name,
        reached=await reached.reached_of(request),
        second="第二道验证：已经开了，登录时要输手机上的六位数。" if row["second"] else "",
        links=(*links, Link("开第二道验证", "/login/second?next=/settings"))
        if console and not row["second"]
        else tuple(links),
        **shown,
    )


def _device(one: DeviceRow, this: int | None) -> Device:
    return Device(one.label, moment(one.seen_at), form(f"/settings/devices/{one.id}/end"), one.id == this)


@post("/settings/password", opt={"action": "self"}, status_code=200)
async def new_password(request: ReadRequest) -> Response[Any]:
    """The old one is asked for, and counted like a sign-in; where there is a second factor, a fresh proof by it as well."""
    fields, signed = await form_of(request), signed_of(request)
    async with transaction():
        rows = await Account.raw("SELECT second IS NOT NULL AS second FROM login WHERE id = {}", signed.actor.account)
    if rows[0]["second"] and not is_proved(signed.actor, request.state.now):
        raise ProveAgain()
    try:
        await prove(by_of(request), signed, password=fields.get("old", ""), to_change=True)
        await change_password(by_of(request), signed.actor.account, fields.get("new", ""), signed.session)
    except (ProofFailed, LoginWait, LoginFailed, WeakPassword, Busy) as refusal:
        if not isinstance(refusal, ProofFailed | LoginWait):  # the flow has written down those
            await write_refusal(refusal, request.scope)
        return page(await _settings(request, error=say(refusal)), status(refusal))
    return go("/settings?done=password")


@post("/settings/devices/{device:int}/end", opt={"action": "self"}, status_code=200)
async def end_device(request: ReadRequest, device: FromPath[int]) -> Response[Any]:
    """That phone or computer opens nothing any more."""
    key = key_of(request, await form_of(request))
    await put_out(by_of(request), signed_of(request).actor.account, device, key)
    return go("/login" if device == signed_of(request).device else "/settings?done=device")
