"""The open step of a sign-in (second factor, new password), and proving once more who is there."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery

from lianfang.accounts import second
from lianfang.accounts.errors import LoginFailed, LoginWait, ProofFailed, ProveAgain, SecondFailed, WeakPassword
from lianfang.accounts.passwords import Busy
from lianfang.accounts.rules import is_proved
from lianfang.accounts.sessions import Signed
from lianfang.accounts.tables import Account
from lianfang.database import transaction
from lianfang.flows.accounts.first_password import first_password
from lianfang.flows.accounts.prove import prove
from lianfang.flows.accounts.second_step import second_step
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.cookies import SESSION
from lianfang.web.doors import by_of, signed_of
from lianfang.web.forms import form_of, local, where_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.entrance import STEPS, welcome
from lianfang.web.views import NewPasswordPage, ProvePage, SecondPage, qr_drawing
from lianfang.wording import say, status


@get("/login/second", opt={"action": "step", "whole": True})
async def second_page(request: ReadRequest, next: FromQuery[str] = "/") -> Response[Any]:
    """For the open step; for a whole sign-in, where somebody takes a second factor of his own accord."""
    elsewhere = await _elsewhere(request, "/login/second", local(next))
    return elsewhere or page(_second(request, local(next)))


async def _elsewhere(request: ReadRequest, here: str, target: str) -> Response[Any] | None:
    """Where the open step is another one; whoever enrols without one has just proved who he is, and has none yet."""
    signed = signed_of(request)
    if signed.needs:
        return None if STEPS[signed.needs] == here else go(f"{STEPS[signed.needs]}?next={target}")
    if not is_proved(signed.actor, request.state.now):
        raise ProveAgain()
    return go("/settings") if "second" in await _ways(signed) else None


@post("/login/second", opt={"action": "step", "whole": True}, status_code=200)
async def take_second(request: ReadRequest) -> Response[Any]:
    """Six digits from the authenticator; the first time they enrol it."""
    fields = await form_of(request)
    if elsewhere := await _elsewhere(request, "/login/second", local(fields.get("next", "/"))):
        return elsewhere
    target, digits = local(fields.get("next", "/")), "".join(fields.get("code", "").split())
    try:
        entered = await second_step(request.cookies.get(SESSION, ""), digits, where_of(request))
    except (SecondFailed, LoginWait) as refusal:
        return page(_second(request, target, say(refusal)), status(refusal))
    return welcome(entered, target)


def _second(request: ReadRequest, target: str, error: str = "") -> SecondPage:
    signed = signed_of(request)
    if signed.needs not in ("enrol", ""):
        return SecondPage(frame_of(request), next=target, account=signed.actor.name, error=error)
    address, key = second.enrolling(signed.actor.account, signed.session, signed.actor.name)
    groups = tuple(key[at : at + 4] for at in range(0, len(key), 4))
    return SecondPage(
        frame_of(request), next=target, account=signed.actor.name, qr=qr_drawing(address), key=groups, error=error
    )


@get("/login/password", opt={"action": "step"})
async def password_page(request: ReadRequest, next: FromQuery[str] = "/") -> Response[Any]:
    return await _elsewhere(request, "/login/password", local(next)) or page(_password(request, local(next)))


def _password(request: ReadRequest, target: str, error: str = "") -> NewPasswordPage:
    return NewPasswordPage(frame_of(request), next=target, error=error, account=signed_of(request).actor.name)


@post("/login/password", opt={"action": "step"}, status_code=200)
async def take_password(request: ReadRequest) -> Response[Any]:
    """The first password after a slip, or one in place of a stale one."""
    fields = await form_of(request)
    target, token = local(fields.get("next", "/")), request.cookies.get(SESSION, "")
    try:
        entered = await first_password(by_of(request), token, fields.get("new", ""), where_of(request))
    except (WeakPassword, LoginFailed, Busy) as refusal:
        await write_refusal(refusal, request.scope)
        return page(_password(request, target, say(refusal)), status(refusal))
    return welcome(entered, target)


@get("/prove", opt={"action": "self"})
async def prove_page(request: ReadRequest, next: FromQuery[str] = "/") -> Response[str]:
    return page(await _prove(request, local(next)))


async def _prove(request: ReadRequest, target: str, error: str = "") -> ProvePage:
    signed = signed_of(request)
    return ProvePage(frame_of(request), await _ways(signed), next=target, error=error, account=signed.actor.name)


@post("/prove", opt={"action": "self"}, status_code=200)
async def take_proof(request: ReadRequest) -> Response[Any]:
    """Goes on to where the proof was asked for."""
    fields, signed = await form_of(request), signed_of(request)
    target = local(fields.get("next", "/"))
    digits, slip = ("".join(fields.get(name, "").split()) for name in ("second", "code"))
    try:
        await prove(by_of(request), signed, fields.get("password", ""), digits, slip)
    except (ProofFailed, LoginWait, Busy) as refusal:
        if isinstance(refusal, Busy):  # the flow has written down the others
            await write_refusal(refusal, request.scope)
        return page(await _prove(request, target, say(refusal)), status(refusal))
    return go(target)


async def _ways(signed: Signed) -> tuple[Any, ...]:
    """How this account can prove itself: its second factor alone where it has one; else its password or a new slip."""
    async with transaction():
        rows = await Account.raw("SELECT password, second FROM login WHERE id = {}", signed.actor.account)
    if rows[0]["second"] is not None:
        return ("second",)
    return ("password", "code") if rows[0]["password"] is not None else ("code",)
