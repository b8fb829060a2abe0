"""门岗屏 of a unit: a code for a screen, and its end. And 到 from a guard's own phone."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import can
from lianfang.accounts.gates import GateRow, code_of
from lianfang.flows.gates.end import end_gate
from lianfang.flows.gates.make import make_gate
from lianfang.flows.rollcall.answer import Said, answer
from lianfang.web.answers import ReadRequest, go, new_key, page
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of, phone_time
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.looks.rollcall import gates_seen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.told import moment
from lianfang.web.views import Form, GateOfPost, GatesPage, PostGates

NOTICES = {"made": "码有了，半小时内在那块屏上打开本站 /gate，输进去。", "ended": "停用了，那块屏不能再按。"}


@get("/units/{unit:int}/gates", opt={"action": "gate.see"})
async def unit_gates(request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "") -> Response[Any]:
    """Every post with its screens."""
    scope, actor = await unit_of(request, "gate.see", unit), actor_of(request)
    name, posts, gates = await gates_seen(scope)
    pairs, ends = can(actor, "gate.pair"), can(actor, "gate.end")
    shown = tuple(
        PostGates(
            one.name,
            tuple(_gate(gate, unit, pairs=pairs, ends=ends) for gate in gates if gate.post == one.id),
            Form(f"/units/{unit}/gates", new_key(), (("post", str(one.id)),)) if pairs else None,
        )
        for one in posts
    )
    return page(GatesPage(frame_of(request), name, shown, f"/units/{unit}/posts", NOTICES.get(done, "")))


@post("/units/{unit:int}/gates", opt={"action": "gate.pair"}, status_code=200)
async def add_gate(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """A code for a screen at a post."""
    fields, scope = await form_of(request), await unit_of(request, "gate.pair", unit)
    await make_gate(by_of(request), scope, number_asked(fields.get("post", "")) or 0, key_of(request, fields))
    return go(f"/units/{unit}/gates?done=made")


@post("/units/{unit:int}/gates/end", opt={"action": "gate.end"}, status_code=200)
async def stop_gate(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """Lost, broken, taken away."""
    fields, scope = await form_of(request), await unit_of(request, "gate.end", unit)
    await end_gate(by_of(request), scope, number_asked(fields.get("gate", "")) or 0, key_of(request, fields))
    return go(f"/units/{unit}/gates?done=ended")


@post("/roll-calls/answer", opt={"action": "rollcall.answer"}, status_code=200)
async def answer_by_phone(request: ReadRequest) -> Response[Any]:
    """到, from the phone of a guard of the post's unit."""
    fields, actor = await form_of(request), actor_of(request)
    scope, person = own_scope(actor, "rollcall.answer"), person_of_actor(actor)
    call, row = (number_asked(fields.get(name, "")) or 0 for name in ("call", "row"))
    said = Said(call, row, "own", person, phone_at=phone_time(fields))
    await answer(by_of(request), scope, said, key_of(request, fields))
    return go("/today")


def _gate(one: GateRow, unit: int, *, pairs: bool, ends: bool) -> GateOfPost:
    end = Form(f"/units/{unit}/gates/end", new_key(), (("gate", str(one.id)),)) if ends else None
    if one.paired_at is None:
        return GateOfPost("等着配上", f"{moment(one.until)} 前有效", end, code_of(one.id) if pairs else "")
    return GateOfPost(one.label or "一块屏", f"{moment(one.paired_at)} 配上", end)
