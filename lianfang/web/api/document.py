"""/api/openapi.json: what the API is, served by ourselves. Made once, from the routes."""

from functools import cache
from typing import Any

import msgspec
from litestar.handlers import HTTPRouteHandler

from lianfang.web.api import (
    accounts,
    aid,
    aid_answers,
    aid_judging,
    aid_orders,
    appeals,
    archive,
    audit,
    backing,
    beats,
    bulletins,
    certificates,
    check_ins,
    claims,
    daily_orders,
    deductions,
    distribution,
    duty,
    entries,
    errata,
    followups,
    imports,
    live,
    me,
    mine,
    notes,
    ops,
    outings,
    people,
    points,
    practice,
    prizes,
    reached,
    redemptions,
    requests,
    rollcall,
    rules,
    sittings,
    traces,
    trainings,
    units,
)
from lianfang.web.api.description import describe
from lianfang.web.api.operations import look

VERSION = "1"
ROOMS = (
    me,
    points,
    entries,
    rules,
    appeals,
    prizes,
    redemptions,
    practice,
    sittings,
    trainings,
    certificates,
    duty,
    check_ins,
    rollcall,
    aid,
    aid_answers,
    aid_orders,
    aid_judging,
    live,
    notes,
    daily_orders,
    claims,
    deductions,
    mine,
    units,
    beats,
    backing,
    outings,
    reached,
    bulletins,
    traces,
    errata,
    archive,
    distribution,
    followups,
    imports,
    people,
    requests,
    accounts,
    audit,
    ops,
)


@look("/openapi.json", "public", "这份说明")
async def api_description() -> dict[str, Any]:
    """OpenAPI 3.1."""
    return msgspec.json.decode(_document())


@cache
def _document() -> bytes:
    return msgspec.json.encode(describe(operations(), VERSION))


def operations() -> list[HTTPRouteHandler]:
    """Every operation of the API, this description too."""
    found = [thing for room in ROOMS for thing in vars(room).values() if isinstance(thing, HTTPRouteHandler)]
    return [*found, api_description]
