"""What an operation of the API is: a look or a command under /api, its action, its name; bodies read as they are typed."""

import re
from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import PathParameter, QueryParameter
from msgspec import Meta, Struct

from lianfang.commands import BadKey, Key
from lianfang.web.api.errors import BadBody, WrongType
from lianfang.web.api.faults import why
from lianfang.web.doors import LARGEST_ID, by_of

KEY = re.compile(r"[!-~]{8,64}")
PLAIN = r"^[^\u0000]*$"
"""PostgreSQL knows no NUL in a text."""
WEEK = r"^[0-9]{4}-W[0-9]{2}$"
JSON = "application/json"

Id = Annotated[int, PathParameter(ge=1, le=LARGEST_ID)]
"""A number in an address. One that no row can have is refused at the door."""
WeekPath = Annotated[str, PathParameter(pattern=WEEK, description="ISO 周，例如 2018-W41")]
WeekQuery = Annotated[
    str, QueryParameter(pattern=WEEK.replace("^", "^(").replace("$", ")?$"), description="ISO 周；不写就是最近有登记的")
]

Word = Annotated[str, Meta(max_length=40, pattern=PLAIN)]
Sentence = Annotated[str, Meta(max_length=2000, pattern=PLAIN)]


class Nothing(Struct, frozen=True, forbid_unknown_fields=True):
    """A command that says it all by its address: {} or no body."""


class Done(Struct, frozen=True):
    """It is done; doing it again by the same key changes nothing."""

    done: bool = True


class ApiRequest(Request[Any, Any, Any]):
    """A request whose body is decoded straight into the operation's type: whatever is not in it is not even parsed."""

    async def body(self) -> bytes:
        """The content; {} for none, so that what is missing is said field by field."""
        return await super().body() or (b"{}" if self.route_handler.parsed_data_field else b"")

    async def json(self) -> Any:
        """The body as its type. Raises BadBody, WrongType."""
        if await super().body() and self.content_type[0].lower() != JSON:
            raise WrongType(wanted=JSON)
        field = self.route_handler.parsed_data_field
        return decoded(await self.body(), field.annotation if field else Nothing)


def decoded(content: bytes, wanted: Any) -> Any:
    """JSON as a type. Raises BadBody."""
    try:
        return msgspec.json.decode(content, type=wanted)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        pointer, wrong = why(str(fault))
        raise BadBody(field=pointer, at=f"正文里的“{pointer}”" if pointer else "正文", why=wrong) from None


def look(
    path: str, action: str, called: str, events: tuple[str, ...] = (), gives: str = JSON
) -> Callable[[Any], HTTPRouteHandler]:
    """A GET that changes nothing. With `events` it is a stream of these; with `gives` a file of that kind, and no JSON."""
    opt = {"action": action, "gives": gives} | ({"events": events} if events else {})
    return get(f"/api{path}", opt=opt, summary=called, request_class=ApiRequest)


def command(
    path: str, action: str, called: str, keyed: bool = True, created: bool = False, **options: Any
) -> Callable[[Any], HTTPRouteHandler]:
    """A POST. With `keyed` it carries an idempotency-key; without, it changes nothing that repeating would double.

    With `created` the answer is 201: there is something new, and its number.
    """
    opt = {"action": action, "keyed": keyed, "takes": options.pop("takes", JSON)}
    status = 201 if created else 200
    return post(f"/api{path}", opt=opt, summary=called, request_class=ApiRequest, status_code=status, **options)


def key_of(request: Request[Any, Any, Any]) -> Key:
    """The command's key, and who gives it. Raises BadKey."""
    given = request.headers.get("idempotency-key", "")
    if not KEY.fullmatch(given):
        raise BadKey(field="idempotency-key")
    return Key(given, by_of(request).actor)
