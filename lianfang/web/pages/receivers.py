"""发送名单: who gets a publisher's bulletins besides its units."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.register.errors import NoSuchPublisher
from lianfang.flows.bulletin.preview import issuer_of
from lianfang.flows.distribution.add_receiver import Listed, add_receiver
from lianfang.flows.distribution.change_receiver import change_receiver
from lianfang.web.answers import ReadRequest, form, go, new_key, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.receipts import Lists, lists_seen, publisher_kept, receiver_kept
from lianfang.web.pages.asked import number_asked
from lianfang.web.views import Form, ReceiverList, ReceiverRow, ReceiversPage
from lianfang.wording import say, status
from zones.ground.refused import Refused

_NOTICES = {"added": "添上了，下一期起发给它。", "changed": "改好了。", "ended": "不再发了，以前发过的还在。"}


@get("/receivers", opt={"action": "bulletin.deliver"})
async def receiver_lists(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    """By who issues."""
    return page(await _shown(request, notice=_NOTICES.get(done, "")))


async def _shown(request: ReadRequest, **told: str) -> ReceiversPage:
    return ReceiversPage(frame_of(request), tuple(map(_list, await lists_seen(actor_of(request)))), **told)


def _list(one: Lists) -> ReceiverList:
    return ReceiverList(
        issuer_of(one.publisher).name,
        f"{one.units} 家单位自动发",
        tuple(ReceiverRow(got.name, got.copies, got.paper, form(f"/receivers/{got.id}")) for got in one.receivers),
        Form("/receivers", new_key(), (("publisher", str(one.publisher.id)),)),
    )


@post("/receivers", opt={"action": "bulletin.deliver"}, status_code=200)
async def list_one(request: ReadRequest) -> Response[Any]:
    """One more, from the next issue on."""
    fields = await form_of(request)
    number = number_asked(fields.get("publisher", ""))
    if number is None:
        raise NoSuchPublisher()
    publisher = await publisher_kept(actor_of(request), number)
    try:
        await add_receiver(by_of(request), publisher, _listed(fields), key_of(request, fields))
    except Refused as refusal:
        return await _refused(request, refusal)
    return go("/receivers?done=added")


@post("/receivers/{receiver:int}", opt={"action": "bulletin.deliver"}, status_code=200)
async def change_one(request: ReadRequest, receiver: FromPath[int]) -> Response[Any]:
    """Another name, number or way; or no longer."""
    fields, found = await form_of(request), await receiver_kept(actor_of(request), receiver)
    ends = fields.get("end") == "yes"
    try:
        await change_receiver(by_of(request), found, None if ends else _listed(fields), key_of(request, fields))
    except Refused as refusal:
        return await _refused(request, refusal)
    return go(f"/receivers?done={'ended' if ends else 'changed'}")


def _listed(fields: dict[str, str]) -> Listed:
    return Listed(fields.get("name", ""), number_asked(fields.get("copies", "")), fields.get("paper", "yes") == "yes")


async def _refused(request: ReadRequest, refusal: Refused) -> Response[Any]:
    await write_refusal(refusal, request.scope)
    return page(await _shown(request, error=say(refusal)), status(refusal))
