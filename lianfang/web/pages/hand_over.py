"""交接班: what both look at and two signatures; 没人来接 where nobody came."""

from typing import Any

from litestar import Response, get, post

from lianfang.database import look
from lianfang.flows.duty.hand_over import hand_over
from lianfang.flows.duty.my_posts import change_of
from lianfang.flows.duty.no_relief import no_relief
from lianfang.web.answers import ReadRequest, go, new_key, page, write_refusal
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.hand_over_words import checks_of, press_for, signed, state_of, text_for, title_for
from lianfang.web.views import Form, HandOverPage
from lianfang.wording import say, status
from zones.duty.errors import NoSuchHandOver, ReliefNotDue, SayWhatLacks
from zones.duty.vocabulary import CHECKS


@get("/duty/hand-over", opt={"action": "duty.sign"})
async def changing(request: ReadRequest) -> Response[str]:
    """The hand-over that he is in; nothing is ticked beforehand."""
    return page(await _page(request, [], ""))


@post("/duty/hand-over", opt={"action": "duty.sign"}, status_code=200)
async def sign(request: ReadRequest) -> Response[Any]:
    """His signature. Where something lacks and not a word is said of it, the page again with what he ticked."""
    fields, scope = await form_of(request), own_scope(actor_of(request), "duty.sign")
    number, words = number_asked(fields.get("hand_over", "")), fields.get("words", "")
    if number is None:
        raise NoSuchHandOver()
    ticked = [code for code in CHECKS if fields.get(code) == "yes"]
    person, key = person_of_actor(actor_of(request)), key_of(request, fields)
    try:
        await hand_over(by_of(request), scope, person, number, ticked, words, key)
    except SayWhatLacks as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _page(request, ticked, say(refusal)), status(refusal))
    return go("/today")


@post("/duty/no-relief", opt={"action": "duty.sign"}, status_code=200)
async def nobody_came(request: ReadRequest) -> Response[Any]:
    """Tells the unit's head and the duty desk who should have come."""
    fields = await form_of(request)
    shift = number_asked(fields.get("shift", ""))
    if shift is None:
        raise ReliefNotDue()
    await no_relief(by_of(request), person_of_actor(actor_of(request)), shift, key_of(request, fields))
    return go("/today")


async def _page(request: ReadRequest, ticked: list[str], error: str) -> HandOverPage:
    frame, person = frame_of(request), person_of_actor(actor_of(request))
    own = own_scope(actor_of(request), "duty.sign")
    seen = await look(lambda: change_of(own, person, now_of(request)))
    one = seen.over
    if one is None:
        return HandOverPage(frame, "交接班", "现在没有交接。接班的人上岗，就在这里一起签。")
    title, text, tag = title_for(one, person), text_for(one, person), state_of(one, seen.now)
    if one.coming is None or signed(one, person):
        return HandOverPage(frame, title, text, tag)
    form = Form("/duty/hand-over", new_key(), (("hand_over", str(one.id)),))
    if person != one.coming:
        return HandOverPage(frame, title, text, tag, form, press_for(one, person))
    return HandOverPage(frame, title, text, tag, form, "我接班", checks_of(ticked), "", error)
