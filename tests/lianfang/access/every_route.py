"""Every page with somebody who is let in there: what tests over all routes ask with."""

import inspect
import re
from collections.abc import Iterator

from litestar.handlers import HTTPRouteHandler
from msgspec import Struct

from lianfang.web.routes import routes
from tests.lianfang.access.table import COLUMNS, rows
from tests.lianfang.access.test_matrix import filled, places_of
from tests.lianfang.access.town import Town

PUBLIC = (
    "/healthz",
    "/login",
    "/login/phone",
    "/login/code",
    "/in/{slip}",
    "/settings/look",
    "/verify",
    "/rules",
    "/sw.js",
    "/voice/{unit}",
    "/voice/answer",
    "/gate",
    "/gate/answer",
    "/gate/excuse",
)
STEPS = ("/login/second", "/login/password")
GOOD = {
    "role": "auditor",
    "place": "bureau",
    "login": "new-one",
    "answer": "agreed",
    "text": "夜里多看一眼",
    "kind": "phone",
    "reason": "check",
    "about": "phone",
    "issuer": "王立新",
    "reviewer": "陈向东",
    "upload": "0" * 32,
    "seal": "0" * 64,
    "account": "office",
    "password": "x",
    "code": "123456",
    "new": "a-new-and-long-enough-0",
    "key": "k" * 16,
}
"""What a form says of itself where a test does not say otherwise."""


class Way(Struct, frozen=True):
    """A page, and a role that is let in there at a place."""

    method: str
    path: str
    role: str
    place: str

    def address(self, here: Town) -> str:
        return filled(self.path, self.place, self.role, here)

    @property
    def public(self) -> bool:
        return self.path in PUBLIC


def ways(method: str = "") -> Iterator[Way]:
    """One for every page; for a step of a sign-in somebody who is wholly in."""
    for row, allowed in rows().items():
        found, path = row.split()
        if method and found != method:
            continue
        for role in reversed(COLUMNS):
            place = next((place for place in places_of(path) if place in allowed[role] or allowed[role] == "+"), "")
            if place:
                yield Way(found, path, "nobody" if path in PUBLIC else role, place)
                break
        else:
            yield Way(found, path, "office", ".")


def fields_of(way: Way) -> list[str]:
    """The names that a page's form is read by: from its handler and what stands beside it."""
    for handler in routes():
        wanted = re.sub(r":\w+}", "}", next(iter(handler.paths)))
        if wanted == way.path and way.method in handler.http_methods:
            module = inspect.getmodule(_function(handler))
            assert module
            return sorted(set(re.findall(r'fields\.get\("(\w+)"', inspect.getsource(module)))) + ["key"]
    raise AssertionError(way)


def queries_of(way: Way) -> list[str]:
    """The names that a page's query is read by."""
    for handler in routes():
        wanted = re.sub(r":\w+}", "}", next(iter(handler.paths)))
        if wanted == way.path and way.method in handler.http_methods:
            names = inspect.signature(_function(handler)).parameters
            return [name for name in names if name != "request" and f"{{{name}}}" not in way.path]
    raise AssertionError(way)


def _function(handler: HTTPRouteHandler) -> object:
    return handler.fn
