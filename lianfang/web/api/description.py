"""The API as OpenAPI 3.1 says it, made from the handlers themselves: their addresses, types, limits and docstrings."""

from dataclasses import asdict
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from litestar.handlers import HTTPRouteHandler
from litestar.params import BodyKwarg, PathParameter, QueryParameter
from litestar.types import Empty

from lianfang.web.api.operations import JSON, KEY
from lianfang.web.api.problems import TYPE, Problem
from lianfang.web.cookies import SESSION

EVENTS = "text/event-stream"
REF = "#/components/schemas/{name}"
TAGS = {
    "me": "我自己",
    "points": "积分",
    "entries": "积分",
    "rules": "积分",
    "deductions": "积分",
    "appeals": "积分",
    "prizes": "积分",
    "redemptions": "积分",
    "practice": "学习",
    "sittings": "考试",
    "trainings": "培训",
    "certificates": "持证台账",
    "duty": "上岗",
    "check_ins": "巡逻",
    "rollcall": "查岗",
    "aid": "求援",
    "aid_answers": "求援",
    "aid_orders": "求援",
    "aid_judging": "求援",
    "live": "求援",
    "notes": "笔记、指令、事项单",
    "daily_orders": "笔记、指令、事项单",
    "claims": "笔记、指令、事项单",
    "mine": "我的资料",
    "units": "单位",
    "beats": "责任民警",
    "backing": "依据与协议",
    "outings": "联防巡逻",
    "reached": "我自己",
    "archive": "通报档案",
    "bulletins": "通报",
    "traces": "通报",
    "errata": "通报更正",
    "distribution": "通报发送和签收",
    "followups": "督办和会商",
    "imports": "导入",
    "people": "人员",
    "requests": "诉求",
    "accounts": "账号",
    "audit": "审计",
    "ops": "自查",
    "document": "说明",
}
ABOUT = """保安联勤联防平台的接口：页面上能办的事，程序也能办。

用钥匙：请办公室用 lianfang token 开一把，放在 authorization: Bearer 里；只能做开的时候写明的动作。
用登录的 Cookie：每个 POST 都要带 x-csrf-token（在 /api/me 里）、本站的 origin 和 content-type: application/json。

改东西的 POST 都要带 idempotency-key：自己编，8 到 64 个字符，没有收到答复就用同一个再发，只办一次，答复一样。
同一个 idempotency-key 换了内容是 409。办不成的一律是 application/problem+json，detail 写着怎么办。
不归您看的和不存在的，答复一样，都是 404。"""
EXAMPLE = {
    "type": "/api/problems#not_yours",
    "title": "Not Found",
    "status": 404,
    "detail": "没有这一页，或者不归您看。请从首页进。",
    "code": "not_yours",
}
LIMITS = {"ge": "minimum", "le": "maximum", "min_length": "minLength", "max_length": "maxLength", "pattern": "pattern"}
KEY_PARAMETER = {
    "name": "idempotency-key",
    "in": "header",
    "required": True,
    "description": "自己编的操作号，没有收到答复就用同一个再发",
    "schema": {"type": "string", "minLength": 8, "maxLength": 64, "pattern": f"^{KEY.pattern}$"},
    "example": "8f14e45fceea167a",
}


def describe(handlers: list[HTTPRouteHandler], version: str) -> dict[str, Any]:
    """The document, for the handlers under /api."""
    types = {kind for handler in handlers for kind in _types(handler)} | {Problem}
    _, schemas = msgspec.json.schema_components(sorted(types, key=lambda one: one.__name__), ref_template=REF)
    paths: dict[str, dict[str, Any]] = {}
    for handler in handlers:
        method = next(iter(handler.http_methods)).lower()
        paths.setdefault(_address(handler), {})[method] = _operation(handler)
    return {
        "openapi": "3.1.0",
        "info": {"title": "保安联勤联防平台接口", "version": version, "description": ABOUT},
        "servers": [{"url": "/"}],
        "tags": [{"name": name} for name in dict.fromkeys(TAGS.values())],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {
                "problem": {
                    "description": "没有办成：为什么，怎么办",
                    "content": {TYPE: {"schema": {"$ref": REF.format(name="Problem")}, "example": EXAMPLE}},
                }
            },
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer", "description": "lianfang token 开的钥匙"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": SESSION, "description": "登录以后的 Cookie"},
                "csrf": {"type": "apiKey", "in": "header", "name": "x-csrf-token", "description": "在 /api/me 里"},
            },
        },
    }


def _address(handler: HTTPRouteHandler) -> str:
    """{unit:int} is {unit} in OpenAPI."""
    (path,) = handler.paths
    return "/".join(f"{part.partition(':')[0]}}}" if ":" in part else part for part in path.split("/"))


def _operation(handler: HTTPRouteHandler) -> dict[str, Any]:
    opt, hints = handler.opt, get_type_hints(handler.fn, include_extras=True)
    parameters = [made for name, hint in hints.items() if (made := _parameter(handler, name, hint))]
    told: dict[str, Any] = {
        "operationId": handler.fn.__name__,
        "summary": handler.summary,
        "description": handler.fn.__doc__ or "",
        "tags": [TAGS[handler.fn.__module__.rpartition(".")[2]]],
        "parameters": [*parameters, *([KEY_PARAMETER] if opt.get("keyed") else [])],
        "responses": {
            str(handler.status_code): {"description": "办好了", "content": _content(handler, hints["return"])},
            "default": {"$ref": "#/components/responses/problem"},
        },
        "security": _security(handler),
        "x-action": opt["action"],
    }
    if "takes" in opt:
        told["requestBody"] = _body(opt["takes"], hints.get("data"))
    return told


def _content(handler: HTTPRouteHandler, hint: Any) -> dict[str, Any]:
    """What a good answer holds: its type as JSON, a file, or events of a stream, which its own docstring describes."""
    if "events" in handler.opt:
        names = {"type": "string", "enum": list(handler.opt["events"])}
        properties = {"event": names, "data": {"type": "string", "contentMediaType": JSON}}
        return {EVENTS: {"schema": {"type": "object", "required": ["event", "data"], "properties": properties}}}
    gives = handler.opt.get("gives", JSON)
    return {gives: {"schema": _schema(hint) if gives == JSON else {"type": "string", "format": "binary"}}}


def _security(handler: HTTPRouteHandler) -> list[dict[str, list[str]]]:
    if handler.opt["action"] == "public":
        return []
    return [{"bearer": []}, {"cookie": [], "csrf": []} if "takes" in handler.opt else {"cookie": []}]


def _body(media: str, hint: Any) -> dict[str, Any]:
    if hint is None:
        return {"required": True, "content": {media: {"schema": {"type": "string", "format": "binary"}}}}
    struct = get_args(hint)[0]
    needed = any(field.required for field in msgspec.structs.fields(struct))
    return {"required": needed, "content": {media: {"schema": _schema(struct)}}}


def _parameter(handler: HTTPRouteHandler, name: str, hint: Any) -> dict[str, Any] | None:
    """A path or query parameter, as its marker says."""
    marker = next((one for one in get_args(hint)[1:] if isinstance(one, PathParameter | QueryParameter)), None)
    if marker is None:
        return None
    limits = {LIMITS[key]: value for key, value in asdict(marker).items() if key in LIMITS and _is_set(value)}
    made: dict[str, Any] = {
        "name": name,
        "in": "path" if isinstance(marker, PathParameter) else "query",
        "required": isinstance(marker, PathParameter) or name not in _defaults(handler),
        "schema": _schema(get_args(hint)[0]) | limits,
    }
    return made | ({"description": marker.description} if marker.description else {})


def _is_set(value: object) -> bool:
    return value is not None and value is not Empty


def _defaults(handler: HTTPRouteHandler) -> tuple[str, ...]:
    code = handler.fn.__code__
    given = len(handler.fn.__defaults__ or ())
    return code.co_varnames[code.co_argcount - given : code.co_argcount]


def _schema(kind: Any) -> dict[str, Any]:
    if get_origin(kind) is Literal:
        return {"type": "string", "enum": list(get_args(kind))}
    (made,), _ = msgspec.json.schema_components([kind], ref_template=REF)
    return made


def _types(handler: HTTPRouteHandler) -> list[Any]:
    hints = get_type_hints(handler.fn, include_extras=True)
    body = hints.get("data")
    own = [get_args(body)[0]] if body and isinstance(get_args(body)[1], BodyKwarg) else []
    gives = "events" not in handler.opt and isinstance(hints["return"], type)
    return [*own, *([hints["return"]] if gives else [])]
