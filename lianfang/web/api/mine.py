"""What is held about oneself, who looked at it, and what one asks of the office."""

from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.flows.people.mine import Mine, mine
from lianfang.flows.people.request import MOST_TEXT
from lianfang.flows.people.request import request as ask
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, command, key_of, look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.looks.own import whole_scope


class AskAboutMe(Struct, frozen=True, forbid_unknown_fields=True):
    """A correction says what is wrong and what it should be; an erasure is about everything and needs no words."""

    kind: Literal["correction", "erasure"]
    about: Literal["name", "id_number", "phone", "certificate", "posting", "employment", "contact", "all"] = "all"
    text: Annotated[str, Meta(max_length=MOST_TEXT, pattern=PLAIN, examples=["手机号换了，末四位是 0001"])] = ""


class RequestMade(Struct, frozen=True):
    """The request's number; the office's answer will stand in `mine`."""

    id: int


@look("/mine", "self", "存了我哪些资料，谁看过")
async def my_data(request: ReadRequest) -> Mine:
    """Masked values with their origin, looks and requests."""
    return await mine(whole_scope(actor_of(request)))


@command("/mine/requests", "self", "要求更正或注销")
async def ask_about_me(request: ReadRequest, data: JSONBody[AskAboutMe]) -> RequestMade:
    """Goes to the office."""
    own = whole_scope(actor_of(request))
    return RequestMade(await ask(own, by_of(request), data.kind, data.about, data.text, key_of(request)))
