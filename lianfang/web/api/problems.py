"""How the API says no: RFC 9457, with the sentence that a person would see."""

from http import HTTPStatus
from typing import Any

from litestar import Response
from litestar.exceptions import HTTPException, ValidationException
from msgspec import Struct

from lianfang.access import NotYours
from lianfang.web.api.errors import BadQuery
from lianfang.web.api.faults import why
from lianfang.wording import say, status
from zones.ground.refused import Refused

TYPE = "application/problem+json"
FAULT = "系统出了点毛病，没有办成。请过一会儿再试，还不行就告诉分局联勤联防办公室。"
SAID = {
    405: ("not_allowed", "这个地址不能这样用。请照 /api/openapi.json 里写的办法用。"),
    413: ("too_large", "交上来的内容太大。请分几次交，或缩小文件。"),
}


class Problem(Struct, frozen=True, omit_defaults=True):
    """A refusal or a fault. `code` is stable; `detail` says what happened and what to do; `field` is where it is wrong."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    field: str = ""


def refusal(error: Refused) -> Response[Problem]:
    """A refusal of ours."""
    field = str(error.facts.get("field", ""))
    return _problem(status(error), error.code, say(error), field)


def failure(error: Exception) -> Response[Problem]:
    """What the framework refuses, and faults of ours: never a detail of theirs. An unknown address is one that is not his."""
    code = error.status_code if isinstance(error, HTTPException) else 500
    if code == 404:
        return refusal(NotYours())
    if isinstance(error, ValidationException):
        return refusal(_of_a_parameter(error))
    if code >= 500:
        return _problem(code, "fault", FAULT)
    name, said = SAID.get(code, ("not_understood", "没有看懂这个请求。请照 /api/openapi.json 里写的办法用。"))
    return _problem(code, name, said, headers=dict(getattr(error, "headers", None) or {}))


def _of_a_parameter(error: ValidationException) -> Refused:
    wrong: Any = next(iter(error.extra or ()), None)
    if wrong is None:
        return BadQuery(field="", at="网址或正文", why="里有不能用的字符")
    field = str(wrong.get("key", ""))
    return BadQuery(field=field, at=f"网址里的“{field}”", why=why(str(wrong.get("message", "")))[1])


def _problem(
    code: int, name: str, said: str, field: str = "", headers: dict[str, str] | None = None
) -> Response[Problem]:
    body = Problem(f"/api/problems#{name}", HTTPStatus(code).phrase, code, said, name, field)
    asks = {"www-authenticate": 'Bearer realm="lianfang"'} if code == 401 else {}
    return Response(body, media_type=TYPE, status_code=code, headers={**(headers or {}), **asks})
