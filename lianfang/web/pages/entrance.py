"""The ways in and out: bound phone, one-time code, password; the open step of a sign-in; the health check."""

from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.accounts import devices, slips
from lianfang.accounts.errors import LoginFailed, LoginWait, NotPosted, PhoneUnknown, SlipFailed
from lianfang.accounts.passwords import Busy
from lianfang.accounts.where import Entered
from lianfang.database import transaction
from lianfang.flows.accounts.come_back import come_back
from lianfang.flows.accounts.come_in import come_in
from lianfang.flows.accounts.sign_in import sign_in
from lianfang.flows.accounts.sign_out import sign_out
from lianfang.flows.accounts.slip_names import slip_names
from lianfang.web.answers import ReadRequest, form, go, page, refused, write_refusal
from lianfang.web.cookies import DEVICE, SESSION, entered_cookies, gone_cookie, look_cookie
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, local, where_of
from lianfang.web.frames import frame_of, home_of
from lianfang.web.views import LoginPage, SlipPage
from lianfang.wording import say, status

STEPS = {
    "second": "/login/second",
    "reset": "/login/second",
    "enrol": "/login/second",
    "password": "/login/password",
    "renew": "/login/password",
}


@get("/healthz", opt={"action": "public"}, media_type="text/plain")
async def health() -> str:
    """ok while the database answers."""
    async with transaction():
        return "ok"


@get("/", opt={"action": "self"})
async def home(request: ReadRequest) -> Response[Any]:
    return go(home_of(actor_of(request)))


@get("/login", opt={"action": "public"})
async def login_page(request: ReadRequest, next: FromQuery[str] = "/") -> Response[str]:
    return page(await _login(request, local(next)))


async def _login(request: ReadRequest, target: str, **shown: Any) -> LoginPage:
    async with transaction():
        device = await devices.known(request.cookies.get(DEVICE, ""))
    name = masked(device["name"]) if device and device["bound"] else ""
    return LoginPage(frame_of(request), next=target, phone_name=name, **shown)


@post("/login", opt={"action": "public"}, status_code=200)
async def login(request: ReadRequest) -> Response[Any]:
    """A right password gets a new session; the one that the browser had is dead."""
    fields = await form_of(request)
    account, old = fields.get("account", "").strip(), request.cookies.get(SESSION, "")
    entering = sign_in(account, fields.get("password", ""), old, where_of(request))
    return await _entered(request, entering, wrong="account", account=account)


@post("/login/phone", opt={"action": "public"}, status_code=200)
async def phone(request: ReadRequest) -> Response[Any]:
    """The bound phone, one tap."""
    return await _entered(request, come_back(request.cookies.get(SESSION, ""), where_of(request)), wrong="phone")


@post("/login/code", opt={"action": "public"}, status_code=200)
async def code(request: ReadRequest) -> Response[Any]:
    """Name and the six digits of a slip."""
    fields = await form_of(request)
    name, digits = "".join(fields.get("name", "").split()), "".join(fields.get("code", "").split())
    entering = come_in("", name, digits, request.cookies.get(SESSION, ""), where_of(request))
    return await _entered(request, entering, wrong="code", name=name)


async def _entered(request: ReadRequest, entering: Awaitable[Entered], **shown: Any) -> Response[Any]:
    """In, or the same page with the reason. One status and one sentence, whether or not there is such a name."""
    target = local((await form_of(request)).get("next", "/"))
    try:
        entered = await entering
    except (LoginFailed, LoginWait, SlipFailed, PhoneUnknown, NotPosted, Busy) as refusal:
        if isinstance(refusal, PhoneUnknown | NotPosted | Busy):  # the flow has written down the others
            await write_refusal(refusal, request.scope)
        return page(await _login(request, target, error=say(refusal), **shown), status(refusal))
    return welcome(entered, target)


def welcome(entered: Entered, target: str) -> Response[Any]:
    answer = go(f"{STEPS[entered.needs]}?next={target}" if entered.needs else target)
    answer.cookies.extend(entered_cookies(entered))
    return answer


@get("/in/{slip:str}", opt={"action": "public"})
async def slip_page(request: ReadRequest, slip: FromPath[str]) -> Response[str]:
    """What a slip's QR opens. Looking at it uses nothing up: messengers look at every link."""
    async with transaction() as now:
        found = await slips.by_address(slip, now)
    if found is None:
        raise SlipFailed()
    name, unit = await slip_names(found["account"])
    return page(SlipPage(frame_of(request), form=form(f"/in/{slip}"), name=masked(name), unit=unit))


@post("/in/{slip:str}", opt={"action": "public"}, status_code=200)
async def use_slip(request: ReadRequest, slip: FromPath[str]) -> Response[Any]:
    """It is he: the phone is bound."""
    try:
        entered = await come_in(slip, "", "", request.cookies.get(SESSION, ""), where_of(request))
    except SlipFailed as refusal:  # written down by the flow
        return refused(request, refusal)
    return welcome(entered, "/")


@post("/logout", opt={"action": "self"}, status_code=200)
async def logout(request: ReadRequest) -> Response[Any]:
    await sign_out(by_of(request), request.cookies.get(SESSION, ""))
    answer = go("/login")
    answer.cookies.append(gone_cookie())
    return answer


@post("/settings/look", opt={"action": "public"}, status_code=200)
async def look(request: ReadRequest) -> Response[Any]:
    """Light or dark, normal or large; before signing in, too. A cookie, nothing is stored."""
    fields = await form_of(request)
    theme, size = fields.get("theme", "auto"), fields.get("size", "m")
    answer = go(local(fields.get("next", "/")))
    answer.cookies.append(look_cookie(theme if theme in ("light", "dark") else "auto", "xl" if size == "xl" else "m"))
    return answer


def masked(name: str) -> str:
    """李** : enough for himself to know that it is he."""
    return name[:1] + "**" if name else ""
