"""怎么叫到我: in which order, and whether to violence; a part of a guard's settings."""

from typing import Any

from litestar import Response, post
from msgspec import structs

from lianfang.access import can
from lianfang.flows.people.called import called, decline, order_ways
from lianfang.notices.choices import AFTER_S
from lianfang.notices.planning import PAGE, WEBHOOK
from lianfang.web.answers import ReadRequest, form, go
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.views import Form, Reached, Tag, WayRow

WAYS = {PAGE: "这个平台的页面", WEBHOOK: "分局接的通知系统"}
AT_ONCE = "当场就发"
NOTICES = {"ways": "顺序记下了，下一次求援就照这个叫您。", "declined": "记下了，从现在起算数。"}


async def reached_of(request: ReadRequest) -> Reached | None:
    """None for whoever is no guard."""
    actor = actor_of(request)
    if actor.person is None or not can(actor, "backing.mine"):
        return None
    seen = await called(own_scope(actor, "backing.mine"), actor.person, request.state.now)
    to, word = ("no", "我可以参加了") if seen.declined else ("yes", "我不参加处突")
    return Reached(
        tuple(_way(seen.ways, nth) for nth in range(len(seen.ways))),
        _says(seen.ways),
        Tag("不参加处突", "gold") if seen.declined or seen.spared else Tag("参加", "ok"),
        structs.replace(form("/settings/declined"), along=(("declined", to),)),
        word,
        "单位或民警登记了您不参加。要改，请找单位。" if seen.spared else "",
    )


def _says(ways: tuple[str, ...]) -> str:
    if len(ways) == 1:
        return "现在只有这个平台的页面叫得到您。上岗的时候请把它开着。"
    return f"排在前面的先叫；{AFTER_S} 秒您还没看到，再叫下一样。页面开着，随时看得到。"


def _way(ways: tuple[str, ...], nth: int) -> WayRow:
    when = "开着就看得到" if ways[nth] == PAGE else f"{nth * AFTER_S} 秒没看到才发" if nth else AT_ONCE
    up = _moved(ways, nth, nth - 1) if nth else None
    down = _moved(ways, nth, nth + 1) if nth + 1 < len(ways) else None
    return WayRow(WAYS[ways[nth]], when, up, down)


def _moved(ways: tuple[str, ...], nth: int, to: int) -> Form:
    order = list(ways)
    order.insert(to, order.pop(nth))
    return structs.replace(form("/settings/ways"), along=(("ways", ",".join(order)),))


@post("/settings/ways", opt={"action": "backing.mine"}, status_code=200)
async def set_ways(request: ReadRequest) -> Response[Any]:
    """The whole order, as a button of the page says it."""
    fields = await form_of(request)
    order = tuple(fields.get("ways", "").split(","))
    await order_ways(by_of(request), person_of_actor(actor_of(request)), order, key_of(request, fields))
    return go("/settings?done=ways")


@post("/settings/declined", opt={"action": "backing.mine"}, status_code=200)
async def set_declined(request: ReadRequest) -> Response[Any]:
    """不参加处突 by himself, or no longer."""
    fields = await form_of(request)
    declined = fields.get("declined") != "no"
    await decline(by_of(request), person_of_actor(actor_of(request)), declined, key_of(request, fields))
    return go("/settings?done=declined")
