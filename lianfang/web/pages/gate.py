"""门岗屏: a screen that is paired with a post. Nobody signs in: it answers for the post, and says nothing of anybody."""

from typing import Any

from litestar import Response, get, post

from lianfang.accounts.errors import GateNotKnown
from lianfang.accounts.gates import Gate
from lianfang.audit.actions import By
from lianfang.commands import Key
from lianfang.flows.gates.pair import pair_gate
from lianfang.flows.rollcall.answer import Said, answer
from lianfang.flows.rollcall.excuse import excuse
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.cookies import GATE, gate_cookie, label_of
from lianfang.web.doors import by_of, network_of, site_of
from lianfang.web.forms import form_of, phone_time
from lianfang.web.frames import frame_of
from lianfang.web.looks.rollcall import gate_of, gate_seen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.gate_view import gate_page
from lianfang.web.views import PairPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope


@get("/gate", opt={"action": "public"})
async def gate_screen(request: ReadRequest) -> Response[Any]:
    """What the post is asked now, or a field for the code."""
    return await _shown(request)


@post("/gate", opt={"action": "public"}, status_code=200)
async def pair_screen(request: ReadRequest) -> Response[Any]:
    """By the code that the unit's 门岗屏 page shows."""
    fields = await form_of(request)
    try:
        secret = await pair_gate(
            by_of(request), fields.get("code", ""), label_of(request.headers.get("user-agent", ""))
        )
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(PairPage(frame_of(request), form("/gate"), error=say(refusal)), status(refusal))
    answered = go("/gate")
    answered.cookies = [gate_cookie(secret)]
    return answered


@post("/gate/answer", opt={"action": "public"}, status_code=200)
async def gate_answers(request: ReadRequest) -> Response[Any]:
    """到, by whoever stands there."""
    fields = await form_of(request)
    try:
        gate = await _known(request)
        said = Said(_number(fields, "call"), _number(fields, "row"), "gate", phone_at=phone_time(fields))
        await answer(_by(request, gate), Scope((gate.station,)), said, _key(gate, fields), post=gate.post)
    except Refused as refusal:
        return await _refused(request, refusal)
    return go("/gate")


@post("/gate/excuse", opt={"action": "public"}, status_code=200)
async def gate_excuses(request: ReadRequest) -> Response[Any]:
    """现在按不了: on patrol, on a call, handing over."""
    fields = await form_of(request)
    try:
        gate = await _known(request)
        call, row, reason = _number(fields, "call"), _number(fields, "row"), fields.get("reason", "")
        scope, key = Scope((gate.station,)), _key(gate, fields)
        await excuse(_by(request, gate), scope, gate.post, call, row, reason, key)
    except Refused as refusal:
        return await _refused(request, refusal)
    return go("/gate")


async def _known(request: ReadRequest) -> Gate:
    """Raises GateNotKnown."""
    gate = await gate_of(request.cookies.get(GATE, ""))
    if gate is None:
        raise GateNotKnown()
    return gate


async def _refused(request: ReadRequest, refusal: Refused) -> Response[Any]:
    await write_refusal(refusal, request.scope)
    return await _shown(request, refusal)


async def _shown(request: ReadRequest, refusal: Refused | None = None) -> Response[Any]:
    seen, code = await gate_seen(request.cookies.get(GATE, "")), status(refusal) if refusal else 200
    error = say(refusal) if refusal else ""
    if seen is None:
        return page(PairPage(frame_of(request), form("/gate"), error=error), code)
    site = site_of(request)
    return page(gate_page(frame_of(request), seen, site, error), code)


def _by(request: ReadRequest, gate: Gate) -> By:
    return By(f"gate:{gate.id}", gate.bureau, network=network_of(request))


def _key(gate: Gate, fields: dict[str, str]) -> Key:
    return Key(fields.get("key", ""), f"gate:{gate.id}")


def _number(fields: dict[str, str], name: str) -> int:
    return number_asked(fields.get(name, "")) or 0
