"""Who is at the door: the session behind a request, forms that come from elsewhere, headers on every answer."""

import hmac
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.handlers import BaseRouteHandler
from litestar.types import Message, Scope

from lianfang.accounts import actions
from lianfang.accounts.actions import Signed
from lianfang.accounts.errors import ForeignForm, NotYours, SignedOut
from lianfang.accounts.rules import LIFETIMES, kind_of
from lianfang.database import transaction
from lianfang.settings import settings
from lianfang.web.views import Frame, NavItem

COOKIE, LOOK = "lianfang", "look"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; frame-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), geolocation=(self), microphone=(self)",
    "strict-transport-security": "max-age=31536000; includeSubDomains",
}
NAV = {
    "guard": (("/points", "star", "积分"),),
    "office": (("/office/bulletins", "file-text", "通报"),),
}


async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuses whom a route is not for, and forms that are not this session's."""
    role = handler.opt.get("role", "nobody")
    if connection.scope.get("method") == "OPTIONS":  # the framework's own answer declares none
        role = "public"
    signed = await _signed(connection) if role != "public" else None
    connection.state.signed = signed
    if role == "public":
        return
    if signed is None:
        raise SignedOut()
    if role not in ("any", signed.role):
        raise NotYours()


async def _signed(connection: ASGIConnection[Any, Any, Any, Any]) -> Signed | None:
    token = connection.cookies.get(COOKIE, "")
    if not token:
        return None
    async with transaction() as now:
        return await actions.signed(token, now)


def signed_of(request: Request[Any, Any, Any]) -> Signed:
    """Who is signed in, on a route that needs it."""
    signed = request.state.signed
    assert isinstance(signed, Signed)
    return signed


async def form_of(request: Request[Any, Any, Any]) -> dict[str, str]:
    """The fields of a form from our own pages. Raises ForeignForm."""
    if not _own_origin(request):
        raise ForeignForm()
    # PostgreSQL knows no NUL in a text
    fields = {name: value.replace("\0", "") for name, value in (await request.form()).items() if isinstance(value, str)}
    signed = getattr(request.state, "signed", None)
    if signed and not hmac.compare_digest(fields.get("csrf", "").encode(), signed.csrf.encode()):
        raise ForeignForm()
    return fields


def _own_origin(request: Request[Any, Any, Any]) -> bool:
    """A browser says where a form comes from; one that says nothing is refused."""
    if request.headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return False
    origin, host = request.headers.get("origin", ""), request.headers.get("host", "")
    if origin and settings().origin:
        return origin == settings().origin.rstrip("/")
    if origin:  # without a setting the scheme is not known: a proxy may have taken the TLS off
        return bool(host) and origin.partition("://")[2] == host
    return request.headers.get("sec-fetch-site") == "same-origin"


def frame_of(request: Request[Any, Any, Any]) -> Frame:
    """What every page carries: the form token, the chosen look, the places to go."""
    theme, _, size = request.cookies.get(LOOK, "").partition(".")
    signed = getattr(request.state, "signed", None)
    nav = (
        tuple(
            NavItem(href, icon, text, request.url.path.startswith(href))
            for href, icon, text in NAV.get(signed.role, ())
        )
        if signed
        else ()
    )
    path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return Frame(
        csrf=signed.csrf if signed else "",
        path=path,
        theme=theme if theme in ("light", "dark") else "auto",  # type: ignore[arg-type]
        size="xl" if size == "xl" else "m",
        nav=nav,
    )


def session_cookie(token: str, role: str) -> Cookie:
    """The cookie that holds a session's token; empty to drop it."""
    life = int(LIFETIMES[kind_of(role)].whole.total_seconds()) if token else 0
    return Cookie(
        key=COOKIE,
        value=token,
        max_age=life,
        path="/",
        httponly=True,
        samesite="lax",
        secure=settings().origin.startswith("https"),
    )


def look_cookie(theme: str, size: str) -> Cookie:
    """The cookie that holds the chosen look."""
    return Cookie(key=LOOK, value=f"{theme}.{size}", max_age=365 * 86400, path="/", samesite="lax")


async def add_headers(message: Message, scope: Scope) -> None:
    """The strict headers on every answer, errors too; pages are not kept by caches."""
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in HEADERS.items():
        headers[name] = value
    if not str(scope["path"]).startswith("/static/"):
        headers["cache-control"] = "no-store"


def check_roles(routes: list[Any]) -> None:
    """A route that does not say whom it is for stops the start."""
    for route in routes:
        for handler in getattr(route, "route_handlers", None) or [route.route_handler]:
            own_answer = set(getattr(handler, "http_methods", ())) == {"OPTIONS"}
            if not own_answer and handler.opt.get("role") not in ("public", "any", *NAV):
                raise RuntimeError(f"route {route.path} does not declare a role")


def local(path: str) -> str:
    """A path on this site, / for anything else."""
    return (
        path if path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable() else "/"
    )
