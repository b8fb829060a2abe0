"""How pages and refusals leave the house: rendered templates, redirects, problem pages."""

import secrets
import sys
import traceback
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER
from litestar.types import Scope
from msgspec import structs

from lianfang.access import NotYours
from lianfang.accounts.errors import ProveAgain, SignedOut
from lianfang.audit.actions import NOBODY, note
from lianfang.database import transaction
from lianfang.web.api.problems import FAULT, failure, refusal
from lianfang.web.doors import is_api
from lianfang.web.forms import local
from lianfang.web.frames import frame_of, shown_at
from lianfang.web.views import Form, Frame, Link, Page, ProblemPage, environment, render
from lianfang.wording import say, status
from zones.ground.refused import Refused

BUSY_S = 5
ReadRequest = Request[Any, Any, Any]


@cache
def _templates() -> Environment:
    return environment()


def page(shown: Page, code: int = 200) -> Response[str]:
    """A page."""
    return Response(render(_templates(), shown), media_type="text/html", status_code=code, headers=_again(code))


def _again(code: int) -> dict[str, str]:
    """Whoever is turned away because of the crowd is told when to come again."""
    return {"retry-after": str(BUSY_S)} if code == 429 else {}


def pdf(content: bytes, name: str) -> Response[bytes]:
    """A sheet, shown in the browser; saved, it is called `name`.pdf."""
    headers = {"content-disposition": f'inline; filename="{name}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


def xlsx(content: bytes, name: str) -> Response[bytes]:
    """A workbook, saved as `name`.xlsx."""
    headers = {"content-disposition": f'attachment; filename="{name}.xlsx"'}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return Response(content, media_type=kind, headers=headers)


def go(path: str) -> Redirect:
    """After a form: the next page, fetched anew."""
    return Redirect(path, status_code=HTTP_303_SEE_OTHER)


def new_key() -> str:
    """A command's key for a form; the form keeps it until it is answered."""
    return secrets.token_hex(16)


def form(href: str) -> Form:
    """A form with a key of its own."""
    return Form(href, new_key())


def refused(request: ReadRequest, error: Refused) -> Response[Any]:
    """A refusal as a page; whoever is not signed in, or has to prove himself again, is sent to do so."""
    if is_api(request):
        return refusal(error)
    if isinstance(error, SignedOut) and request.method == "GET":
        return go(f"/login?next={quote(local(shown_at(request)), '/')}")
    if isinstance(error, ProveAgain):
        return go(f"/prove?next={shown_at(request).partition('?')[0]}")
    frame = frame_of(request)
    if isinstance(error, NotYours):  # the same page as for an address that does not exist: nobody is known there
        frame = structs.replace(frame, csrf="", nav=())
    return page(_problem(frame, status(error), say(error)), status(error))


async def write_refusal(error: Exception, scope: Scope) -> None:
    """A refusal's audit line, after the rollback and in a transaction of its own; the route's pattern, never its values."""
    if not isinstance(error, Refused) or isinstance(error, SignedOut | ProveAgain):
        return
    by = scope.get("state", {}).get("by") or NOBODY
    action = f"{scope.get('method', '')} {scope.get('path_template', '')}"[:40]
    async with transaction() as now:
        await note(by, action, error.code, now)


def log_fault(logger: Any, scope: Scope, _: list[str]) -> None:
    """A fault of ours: its kind and where. Never its message nor the address: both may hold a number, a name, a slip.

    What was refused stands in the audit book, or is nothing to look after.
    """
    error = sys.exc_info()[1]
    if isinstance(error, Refused) or (isinstance(error, HTTPException) and error.status_code < 500):
        return
    where = "".join(traceback.format_tb(error.__traceback__)) if error else ""
    logger.error("%s %s: %s\n%s", scope.get("method"), scope.get("path_template"), type(error).__name__, where)


def failed(request: ReadRequest, error: Exception) -> Response[Any]:
    """What the framework itself refuses, and faults of ours: a page without any detail."""
    if is_api(request):
        return failure(error)
    code = error.status_code if isinstance(error, HTTPException) else 500
    sentence = _HTTP.get(code, FAULT)
    return page(_problem(_plain_frame(request), code, sentence), code)


def _plain_frame(request: ReadRequest) -> Frame:
    return frame_of(request) if hasattr(request, "cookies") else Frame(csrf="", path="/")


_HTTP = {
    404: "没有这一页，或者不归您看。请从首页进。",
    405: "这个地址不能这样用。请从首页进。",
    413: "交上来的内容太大。请分几次交，或缩小文件。",
    400: "交上来的内容不完整。请回到页面刷新再交。",
}


def _problem(frame: Frame, code: int, sentence: str) -> ProblemPage:
    what, _, do = sentence.partition("。")
    return ProblemPage(
        frame,
        code,
        "没有办成" if code != 404 else "没有这一页",
        what + "。",
        tuple(part + "。" for part in do.split("。") if part),
        (Link("回首页", "/"),),
    )
