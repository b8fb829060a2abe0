"""Who is at the door: the session or token behind a request, what his route asks for, headers on every answer."""

import re
from datetime import datetime
from functools import lru_cache
from ipaddress import ip_address, ip_network
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.exceptions import NotFoundException, ValidationException
from litestar.handlers import BaseRouteHandler
from litestar.types import Message, Scope

from lianfang.access import ACTIONS, FRESH, Actor, NotYours, can
from lianfang.accounts import sessions, tokens
from lianfang.accounts.errors import BadToken, NotPosted, ProveAgain, SignedOut
from lianfang.accounts.rules import is_proved
from lianfang.accounts.sessions import Signed
from lianfang.audit.actions import By
from lianfang.database import look, transaction
from lianfang.settings import is_ours, settings
from lianfang.web.cookies import SESSION
from zones.ground.refused import Refused

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
RAW_HEADERS = {name.encode(): value.encode() for name, value in HEADERS.items()}
NO_STORE = {b"cache-control": b"no-store"}
LARGEST_ID = 2**63 - 1
STEP = "step"
"""The action of a route that takes the open step of a sign-in: nobody who is wholly in has to do with it, but where the
route says `whole`."""
HOST = re.compile(r"[\w.\-]*|\[[0-9a-f:.]+\]")
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class UnknownHost(Refused):
    """The request names a host that is not ours: a rebound name, or an address that nobody was told."""

    code = "unknown_host"


async def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuses whom a route is not for. What it finds out lies in the connection's state: signed, actor, by."""
    action = handler.opt.get("action", "")
    if connection.scope.get("method") == "OPTIONS":  # the framework's own answer declares none
        action = "public"
    state = connection.state
    state.signed, state.actor, state.by = None, None, By("nobody", network=network_of(connection))
    _check_host(connection.headers.get("host", ""))
    _check_text(connection)
    if action == "public":
        if not _may_exist(connection):
            raise NotYours()
        return
    if is_api(connection) and "authorization" in connection.headers:
        await _by_token(connection)
    else:
        await _by_session(connection, action, handler.opt.get("whole", False))
    if action == STEP and state.signed.needs:
        return
    action = "self" if action == STEP else action
    if not can(state.actor, action) or not _may_exist(connection):
        raise NotYours() if state.actor.roles or action != "self" else NotPosted()
    if action in FRESH and not is_proved(state.actor, state.now):
        raise ProveAgain()


def is_api(connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
    """Whether a program asks. Routing takes //api for /api, so this does, too."""
    return connection.scope["path"].lstrip("/").partition("/")[0] == "api"


def _may_exist(connection: ASGIConnection[Any, Any, Any, Any]) -> bool:
    """No row has a number that the database cannot even hold; and an id is written one way: 3, not 03, +3 or ٣."""
    template = [part for part in connection.scope["path_template"].split("/") if part]
    written = [part for part in connection.scope["path"].split("/") if part]
    read = [connection.path_params.get(part.strip("{}")) if part.startswith("{") else None for part in template]
    numbers = [(number, part) for number, part in zip(read, written, strict=False) if isinstance(number, int)]
    return all(0 < number <= LARGEST_ID and str(number) == part for number, part in numbers)


def _check_host(host: str) -> None:
    """Whoever looks after the machine asks it by its loopback names; in production nobody else is there to be served."""
    told = settings()
    name = re.sub(r":\d+$", "", host.lower())
    if not HOST.fullmatch(name) or (not is_ours(told, host) and (told.production or name not in LOOPBACK)):
        raise UnknownHost()


def _check_text(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    """PostgreSQL knows no NUL in a text; no address of ours has one."""
    if "\0" in connection.scope["path"]:
        raise NotFoundException()
    if any("\0" in value for values in connection.query_params.dict().values() for value in values):
        raise ValidationException()


def site_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """What addresses on paper begin with: the configured origin, else the one that was asked."""
    return (settings().origin or str(connection.base_url)).rstrip("/")


async def _by_token(connection: ASGIConnection[Any, Any, Any, Any]) -> None:
    kind, _, token = connection.headers["authorization"].partition(" ")
    found = await look(lambda: tokens.bearer(token)) if kind.lower() == "bearer" else None
    if found is None:
        raise BadToken()
    number, actor, now = found
    bureau = actor.roles[0].bureau if actor.roles else None
    connection.state.actor, connection.state.now = actor, now
    connection.state.by = By(f"token:{number}", bureau, None, network_of(connection))


async def _by_session(connection: ASGIConnection[Any, Any, Any, Any], action: str, whole: bool) -> None:
    token = connection.cookies.get(SESSION, "")
    if not token:
        raise SignedOut()
    signed = await look(lambda: sessions.signed(token))
    if signed is None or (bool(signed.needs) != (action == STEP) and not (whole and not signed.needs)):
        raise SignedOut()
    if signed.unseen:
        async with transaction():
            await sessions.seen(signed)
    bureau = signed.actor.roles[0].bureau if signed.actor.roles else None
    state = connection.state
    state.signed, state.actor, state.now = signed, signed.actor, signed.now
    state.by = By(f"account:{signed.actor.account}", bureau, signed.device, network_of(connection))


def address_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """Where a request comes from. Only a proxy on this machine may say so for somebody else."""
    peer = connection.client.host if connection.client else ""
    said = connection.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return said if said and peer in ("127.0.0.1", "::1") else peer


def network_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """The address cut to its net, /24 or /48: enough to see from where, too little to see who."""
    return _network(address_of(connection))


@lru_cache(maxsize=1024)
def _network(text: str) -> str:
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{24 if address.version == 4 else 48}", strict=False))


def signed_of(request: Request[Any, Any, Any]) -> Signed:
    """The session, on a page that needs one."""
    signed = request.state.signed
    if not isinstance(signed, Signed):
        raise NotYours()
    return signed


def actor_of(request: Request[Any, Any, Any]) -> Actor:
    """Who asks, on a route that needs somebody."""
    actor = request.state.actor
    assert isinstance(actor, Actor)
    return actor


def now_of(request: Request[Any, Any, Any]) -> datetime:
    """When the request came: the database's time at which its session or token was read."""
    now = request.state.now
    assert isinstance(now, datetime)
    return now


def by_of(request: Request[Any, Any, Any]) -> By:
    """Who asks and from where, for the audit book."""
    by = request.state.by
    assert isinstance(by, By)
    return by


async def add_headers(message: Message, scope: Scope) -> None:
    """The strict headers on every answer, errors too; pages are not kept by caches."""
    if message["type"] != "http.response.start":
        return
    own = RAW_HEADERS if str(scope["path"]).startswith("/static/") else RAW_HEADERS | NO_STORE
    kept = [header for header in message["headers"] if header[0].lower() not in own]
    message["headers"] = [*kept, *own.items()]


def check_actions(routes: list[Any]) -> None:
    """A route that does not declare what it does stops the start."""
    for route in routes:
        for handler in getattr(route, "route_handlers", None) or [route.route_handler]:
            own_answer = set(getattr(handler, "http_methods", ())) == {"OPTIONS"}
            if not own_answer and handler.opt.get("action") not in (STEP, *ACTIONS):
                raise RuntimeError(f"route {route.path} does not declare an action")
