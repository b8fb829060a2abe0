"""Forms and commands that arrive: from our own pages only, with this session's token, of a sensible size."""

import hmac
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from litestar import Request
from litestar.datastructures import UploadFile
from litestar.exceptions import ClientException, ValidationException

from lianfang.accounts.errors import ForeignForm
from lianfang.accounts.where import Where
from lianfang.commands import Key
from lianfang.settings import settings
from lianfang.web.cookies import DEVICE, label_of
from lianfang.web.doors import address_of, by_of, is_api, network_of
from zones.ground.refused import Refused

SAFE = ("GET", "HEAD", "OPTIONS")
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
JSON = ("application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
"""What programs send. No form of another site can: a browser asks us first whether it may, and we never say yes."""
MOST_FIELDS = 60


class TooManyFields(Refused):
    code = "too_many_fields"


async def check_origin(request: Request[Any, Any, Any]) -> None:
    """Before every request that changes something: same origin and the session's token. Raises ForeignForm.

    A bearer token is proof by itself: no browser sends one along unasked.
    """
    if request.method in SAFE or (request.state.actor is not None and request.state.signed is None):
        return
    if not _own_origin(request):
        raise ForeignForm()
    api = is_api(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (JSON if api else FORMS):
        raise ForeignForm()
    given = request.headers.get("x-csrf-token", "") if api else (await form_of(request)).get("csrf", "")
    signed = request.state.signed
    if signed and not hmac.compare_digest(given.encode(), signed.csrf.encode()):
        raise ForeignForm()


async def form_of(request: Request[Any, Any, Any]) -> dict[str, str]:
    """The text fields of a form, read once. Raises TooManyFields."""
    if getattr(request.state, "fields", None) is None:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        fields = await (_typed(request) if kind == FORMS[0] else _parts(request))
        # PostgreSQL knows no NUL in a text
        request.state.fields = {name: value.replace("\0", "") for name, value in fields}
    return dict(request.state.fields)


async def _typed(request: Request[Any, Any, Any]) -> list[tuple[str, str]]:
    """Not by the framework: it keeps the last thousand bodies, of a megabyte each and with their passwords."""
    text = (await request.body()).decode("ascii", "replace")
    if text.count("&") >= MOST_FIELDS:
        raise TooManyFields(most=MOST_FIELDS)
    return parse_qsl(text, keep_blank_values=True, errors="replace")


async def _parts(request: Request[Any, Any, Any]) -> list[tuple[str, str]]:
    try:
        form = await request.form()
    except ValidationException:
        raise
    except ClientException as fault:  # this is how the framework says that there are too many
        if "Too Large" in fault.detail:
            raise TooManyFields(most=MOST_FIELDS) from fault
        raise
    except (UnicodeError, LookupError) as fault:  # bytes that are no text, or a charset that nobody knows
        raise ValidationException() from fault
    return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]


async def file_of(request: Request[Any, Any, Any], name: str) -> bytes:
    """A file of a form; empty where none was chosen."""
    return next(iter(await files_of(request, name)), b"")


async def files_of(request: Request[Any, Any, Any], name: str) -> tuple[bytes, ...]:
    """The files of a form's field; a browser that was given none sends an empty one."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    given = (await request.form()).getall(name, []) if kind == FORMS[1] else []
    read = [await one.read() for one in given if isinstance(one, UploadFile)]
    return tuple(content for content in read if content)


def key_of(request: Request[Any, Any, Any], fields: dict[str, str]) -> Key:
    """The command's key that the form carries, and who gives it."""
    return Key(fields.get("key", ""), by_of(request).actor)


def phone_time(fields: dict[str, str], name: str = "phone_at") -> datetime | None:
    """When the press was, as the phone's clock said it (UTC); `sent_at` is when it was sent. None where it said nothing, or
    nothing of this century.

    Never an error: a phone's clock is evidence, and a rule says what a wrong one is worth.
    """
    try:
        said = datetime.fromisoformat(fields.get(name, "").strip()[:40])
        if said.tzinfo is None or not 2000 <= said.year < 2100:
            return None
        return said.astimezone(UTC)
    except ValueError:
        return None


def where_of(request: Request[Any, Any, Any]) -> Where:
    """From where somebody comes in."""
    agent = request.headers.get("user-agent", "")
    return Where(address_of(request), network_of(request), label_of(agent), request.cookies.get(DEVICE, ""))


def local(path: str) -> str:
    """A path on this site, / for anything else."""
    return (
        path if path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable() else "/"
    )


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
