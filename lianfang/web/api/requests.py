"""What people ask about their own data, and the office's answer."""

from typing import Literal

from litestar.params import JSONBody
from msgspec import Struct

from lianfang.access import scope
from lianfang.flows.people.answer import answer
from lianfang.flows.people.requests import Asked, requests
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Done, Id, command, key_of, look
from lianfang.web.doors import actor_of, by_of


class AskedRequests(Struct, frozen=True):
    """Open ones first, the oldest at the head; answered ones carry no words."""

    requests: tuple[Asked, ...]


class AnswerRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """done, or why not: what may be answered depends on the kind of request."""

    answer: Literal["done", "right", "unproved", "on_duty", "kept"]


@look("/requests", "requests.answer", "诉求")
async def asked_requests(request: ReadRequest) -> AskedRequests:
    """Reading somebody's words is audited."""
    return AskedRequests(tuple(await requests(scope(actor_of(request), "requests.answer"), by_of(request))))


@command("/requests/{asked:int}", "requests.answer", "答复诉求")
async def answer_request(request: ReadRequest, asked: Id, data: JSONBody[AnswerRequest]) -> Done:
    """A correction is made by the next import; an erasure is made here."""
    reach = scope(actor_of(request), "requests.answer")
    await answer(reach, by_of(request), asked, data.answer, key_of(request))
    return Done()
