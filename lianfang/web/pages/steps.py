"""The open step of a sign-in (second factor, new password), and proving once more who is there."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery

from lianfang.accounts import second
from lianfang.accounts.errors import LoginWait, ProofFailed, SecondFailed, WeakPassword
from lianfang.accounts.sessions import Signed
from lianfang.accounts.tables import Account
from lianfang.database import transaction
from lianfang.flows.accounts.first_password import first_password
from lianfang.flows.accounts.prove import prove
from lianfang.flows.accounts.second_step import second_step
from lianfang.web.answers import ReadRequest, go, page
from lianfang.web.cookies import SESSION
from lianfang.web.doors import by_of, signed_of
from lianfang.web.forms import form_of, local, where_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.entrance import welcome
from lianfang.web.views import NewPasswordPage, ProvePage, SecondPage, qr_drawing
from lianfang.wording import say, status


@get("/login/second", opt={"action": "step"})
async def second_page(request: ReadRequest, next: FromQuery[str] = "/") -> Response[str]:
    return page(_second(request, local(next)))


@post("/login/second", opt={"action": "step"}, status_code=200)
async def take_second(request: ReadRequest) -> Response[Any]:
    """Six digits from the authenticator; the first time they enrol it."""
    fields = await form_of(request)
    target, digits = local(fields.get("next", "/")), "".join(fields.get("code", "").split())
    try:
        entered = await second_step(request.cookies.get(SESSION, ""), digits, where_of(request))
    except (SecondFailed, LoginWait) as refusal:
        return page(_second(request, target, say(refusal)), status(refusal))
    return welcome(entered, target)


def _second(request: ReadRequest, target: str, error: str = "") -> SecondPage:
    signed = signed_of(request)
    if signed.needs != "enrol":
        return SecondPage(frame_of(request), next=target, account=signed.actor.name, error=error)
    address, key = second.enrolling(signed.actor.account, signed.session, signed.actor.name)
    groups = tuple(key[at : at + 4] for at in range(0, len(key), 4))
    return SecondPage(
        frame_of(request), next=target, account=signed.actor.name, qr=qr_drawing(address), key=groups, error=error
    )


@get("/login/password", opt={"action": "step"})
async def password_page(request: ReadRequest, next: FromQuery[str] = "/") -> Response[str]:
    return page(NewPasswordPage(frame_of(request), next=local(next)))


@post("/login/password", opt={"action": "step"}, status_code=200)
async def take_password(request: ReadRequest) -> Response[Any]:
    """The first password after a slip, or one in place of a stale one."""
    fields = await form_of(request)
    target, token = local(fields.get("next", "/")), request.cookies.get(SESSION, "")
    try:
        entered = await first_password(by_of(request), token, fields.get("new", ""), where_of(request))
    except WeakPassword as refusal:
        return page(NewPasswordPage(frame_of(request), next=target, error=say(refusal)), status(refusal))
    return welcome(entered, target)


@get("/prove", opt={"action": "self"})
async def prove_page(request: ReadRequest, next: FromQuery[str] = "/") -> Response[str]:
    return page(ProvePage(frame_of(request), await _ways(signed_of(request)), next=local(next)))


@post("/prove", opt={"action": "self"}, status_code=200)
async def take_proof(request: ReadRequest) -> Response[Any]:
    """Goes on to where the proof was asked for."""
    fields, signed = await form_of(request), signed_of(request)
    target = local(fields.get("next", "/"))
    digits, slip = ("".join(fields.get(name, "").split()) for name in ("second", "code"))
    try:
        await prove(by_of(request), signed, fields.get("password", ""), digits, slip)
    except (ProofFailed, LoginWait) as refusal:
        shown = ProvePage(frame_of(request), await _ways(signed), next=target, error=say(refusal))
        return page(shown, status(refusal))
    return go(target)


async def _ways(signed: Signed) -> tuple[Any, ...]:
    """How this account can prove itself: its second factor alone where it has one; else its password or a new slip."""
    async with transaction():
        rows = await Account.raw("SELECT password, second FROM login WHERE id = {}", signed.actor.account)
    if rows[0]["second"] is not None:
        return ("second",)
    return ("password", "code") if rows[0]["password"] is not None else ("code",)
