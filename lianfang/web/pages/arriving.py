"""到点登记: what a scan opens, the one press, and what became of it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, scope
from lianfang.database import look
from lianfang.flows.patrol.check_in import check_in
from lianfang.flows.patrol.shown import Shown
from lianfang.flows.patrol.shown_at import shown_at
from lianfang.web.answers import ReadRequest, go, new_key, page
from lianfang.web.cookies import PHONE, phone_of
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of, phone_time
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import person_of_actor
from lianfang.web.pages.sos import placed
from lianfang.web.pages.told import wall
from lianfang.web.views import ArrivingPage, CheckedInPage, Form, Link
from zones.patrol.reads.checkins import CheckInLine, own_check_in
from zones.patrol.vocabulary.checkins import DOUBTS, Place

LONGEST_CODE = 64


@get("/q/{code:str}", opt={"action": "patrol.walk"})
async def arriving(
    request: ReadRequest, code: FromPath[str], u: FromQuery[str] = "", n: FromQuery[str] = "", m: FromQuery[str] = ""
) -> Response[str]:
    """What a plate, a tag (u, n, m) or a gate's screen opens in a phone. Raises UnknownCode."""
    actor = actor_of(request)
    seen = await shown_at(scope(actor, "patrol.walk"), person_of_actor(actor), Shown(code[:LONGEST_CODE], u, n, m))
    along = (("code", code), *((name, told) for name, told in (("u", u), ("n", n), ("m", m)) if told))
    press = Form("/patrol/check-in", new_key(), along)
    tip = "" if seen.walks else "您现在没有在巡逻，按了也照样登记。"
    answer = page(ArrivingPage(frame_of(request), seen.name, seen.zone, press, tip))
    answer.set_cookie(phone_of(request.cookies.get(PHONE, ""))[0])
    return answer


@post("/patrol/check-in", opt={"action": "patrol.walk"}, status_code=200)
async def press(request: ReadRequest) -> Response[Any]:
    """我到了. The same form again is the same check-in."""
    fields, actor = await form_of(request), actor_of(request)
    mark, device = phone_of(request.cookies.get(PHONE, ""))
    where = placed(fields)
    shown = Shown(
        fields.get("code", "").strip()[:LONGEST_CODE],
        fields.get("u", ""),
        fields.get("n", ""),
        fields.get("m", ""),
        phone_at=phone_time(fields),
        sent_at=phone_time(fields, "sent_at"),
        place=Place(where.longitude, where.latitude, where.accuracy_m) if where else None,
        device=device,
    )
    person, key = person_of_actor(actor), key_of(request, fields)
    made = await check_in(by_of(request), actor.account, scope(actor, "patrol.walk"), person, shown, key)
    answer = go(f"/patrol/check-ins/{made}")
    answer.set_cookie(mark)
    return answer


@get("/patrol/check-ins/{check_in:int}", opt={"action": "patrol.walk"})
async def checked_in(request: ReadRequest, check_in: FromPath[int]) -> Response[str]:
    """One of his own. Raises NotYours."""
    person = person_of_actor(actor_of(request))
    found = await look(lambda: own_check_in(person, check_in))
    if found is None:
        raise NotYours()
    return page(CheckedInPage(frame_of(request), found.name, *_told(found), Link("回到巡逻", "/patrol")))


def _told(found: CheckInLine) -> tuple[str, str, bool]:
    when = wall(found.pressed_at)
    if found.state == "refused":
        return "这一次不算", f"{when}在{found.name}的登记，民警看过，没有算。不扣分。有话找您的社区民警。", False
    if found.state == "to_check":
        why = "；".join(DOUBTS[doubt].words for doubt in found.reasons.split(",") if doubt in DOUBTS)
        return "登记好了", f"{when}登记好了，民警再看一眼（{why}）。您不用做什么，也不扣分。", False
    late = "，补传的" if "late" in found.reasons.split(",") else ""
    return "登记好了", f"{when}，{found.name}登记好了{late}。", True
