"""One request as each sees it, what each may do about it, and what was asked of a guard."""

from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import Actor, NotYours
from lianfang.commands import Key
from lianfang.flows.aid.order import Order, order
from lianfang.flows.aid.respond import Said, respond
from lianfang.flows.aid.seen import Helper, Seen, my_alerts, request_seen
from lianfang.web.answers import ReadRequest, go, page
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.aid_words import ANSWERED, titled
from lianfang.web.pages.asked_view import asked_page
from lianfang.web.pages.going_view import sender_page
from lianfang.web.pages.sos import placed, units_of
from lianfang.web.pages.told import wall
from lianfang.web.pages.told_view import told_page
from lianfang.web.views import AlertRow, AlertsPage, RequestPage
from zones.aid.errors import UnknownAnswer
from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom, More, See
from zones.aid.rules.deciding import Calm
from zones.aid.rules.raising import TakeBack
from zones.aid.vocabulary import HELP_WORDS


@get("/aid/{aid:int}", opt={"action": "aid.see"})
async def one_request(request: ReadRequest, aid: FromPath[int], more: FromQuery[str] = "") -> Response[Any]:
    """For who asked, who was told, and whose guard is on the way; the desk has its own page. Whoever was told has now looked."""
    actor = actor_of(request)
    audience, seen, now = await request_seen(actor, aid)
    own = _own(seen, actor)
    if own and own.alert.seen_at is None and seen.request.state == "open":
        key = Key(f"look-{aid}-{actor.account}", by_of(request).actor)
        await respond(by_of(request), aid, See(own.alert.person), key)
    if audience == "desk":
        return go(f"/stations/{seen.request.station}/desk")
    return page(page_for(request, audience, seen, now, asked_more=more == "1"))


def page_for(request: ReadRequest, audience: str, seen: Seen, now: datetime, asked_more: bool = False) -> RequestPage:
    """The page of an audience that is not the desk."""
    actor = actor_of(request)
    own = _own(seen, actor)
    if audience == "told" and own:
        return told_page(frame_of(request), seen, own, now, asked_more)
    if audience == "sender":
        return sender_page(frame_of(request), seen, units_of(actor))
    return asked_page(frame_of(request), seen, own, now)


@post("/aid/{aid:int}/answer", opt={"action": "aid.answer"}, status_code=200)
async def give_answer(request: ReadRequest, aid: FromPath[int]) -> Response[Any]:
    """What somebody who was told says. Raises UnknownAnswer where it is not for him to say."""
    fields, own = await form_of(request), await _told(request, aid)
    person, help_, reason = own.alert.person, fields.get("help", ""), fields.get("reason", "")
    answers: dict[str, Said] = {
        "come": Come(person),
        "stay": HelpFrom(person, (help_,) if help_ in HELP_WORDS else ()),  # type: ignore[arg-type]
        "cannot": Cannot(person, reason),
        "arrive": Arrive(person),
        "more": More(person),
        "give_up": GiveUp(person),
    }
    said = answers.get(fields.get("answer", ""))
    if said is None:
        raise UnknownAnswer()
    place = placed(fields)
    position = (place.longitude, place.latitude, place.accuracy_m) if place else None
    stands = await respond(by_of(request), aid, said, key_of(request, fields), position)
    return go(f"/aid/{aid}?more=1" if stands == "more" else f"/aid/{aid}")


async def _told(request: ReadRequest, aid: int) -> Helper:
    _, seen, _ = await request_seen(actor_of(request), aid)
    own = _own(seen, actor_of(request))
    if own is None:
        raise UnknownAnswer()
    return own


def _own(seen: Seen, actor: Actor) -> Helper | None:
    return next((one for one in seen.helpers if one.alert.person == actor.person), None)


@post("/aid/{aid:int}/order", opt={"action": "aid.raise"}, status_code=200)
async def give_order(request: ReadRequest, aid: FromPath[int]) -> Response[Any]:
    """撤回 or 事情平息了, by the unit that asked."""
    fields, actor = await form_of(request), actor_of(request)
    audience, _, _ = await request_seen(actor, aid)
    orders: dict[str, Order] = {"take_back": TakeBack(actor.account), "calm": Calm(actor.account)}
    given = orders.get(fields.get("order", ""))
    if given is None or audience != "unit":
        raise UnknownAnswer()
    await order(by_of(request), aid, given, key_of(request, fields))
    return go(f"/aid/{aid}")


@post("/aid/{aid:int}/recall", opt={"action": "aid.unit"}, status_code=200)
async def recall(request: ReadRequest, aid: FromPath[int]) -> Response[Any]:
    """叫回: one of our own who went. Called back already, it is the same answer."""
    fields, actor = await form_of(request), actor_of(request)
    _, seen, _ = await request_seen(actor, aid)
    led = {held.unit for held in actor.roles if held.role == "unit"}
    ours = [one.alert.person for one in seen.helpers if one.alert.unit in led and one.alert.unit != seen.request.unit]
    person = next((one for one in ours if str(one) == fields.get("person", "")), None)
    if person is None:
        raise UnknownAnswer()
    await order(by_of(request), aid, GiveUp(person, by_unit=True, account=actor.account), key_of(request, fields))
    return go("/sos?done=recalled")


@get("/alerts", opt={"action": "aid.answer"})
async def alerts(request: ReadRequest) -> Response[str]:
    """叫到我的求援: open ones first, then those of the last half hour."""
    person = actor_of(request).person
    if person is None:
        raise NotYours()
    found, _ = await my_alerts(person)
    rows: dict[bool, list[AlertRow]] = {True: [], False: []}
    for one in found:
        asked, tag = one.seen.request, ANSWERED[one.own.alert.answer]
        row = AlertRow(f"/aid/{asked.id}", one.seen.unit_name, titled(one.seen), wall(asked.raised_at), tag)
        rows[asked.state == "open"].append(row)
    return page(AlertsPage(frame_of(request), tuple(rows[True]), tuple(rows[False])))
