"""上岗、下岗: a guard's own posts and shifts."""

from datetime import datetime
from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import NotYours
from lianfang.flows.duty.my_posts import is_his_shift, my_posts
from lianfang.flows.duty.sign_on import LONGEST_H, sign_off, sign_on
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import Done, Id, Nothing, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of
from lianfang.web.looks.own import own_scope


class MyPost(Struct, frozen=True):
    """A post to which one may sign on."""

    id: int
    name: str
    team: str


class MyStanding(Struct, frozen=True):
    """A shift that runs: planned (`signed_on` is false), or signed on to. `leave`: whether the post may be left now."""

    shift: int
    post: int
    post_name: str
    unit_name: str
    leave: str
    starts_at: datetime
    ends_at: datetime
    signed_on: bool


class MyDuty(Struct, frozen=True):
    """Where one may stand, and where one does."""

    posts: tuple[MyPost, ...]
    standing: tuple[MyStanding, ...]


class SignOn(Struct, frozen=True, forbid_unknown_fields=True):
    """At which post, for how many hours from now."""

    post: Annotated[int, Meta(ge=1, le=LARGEST_ID)]
    hours: Annotated[int, Meta(ge=1, le=LONGEST_H)] = 8


class SignedOn(Struct, frozen=True):
    """The shift's number."""

    shift: int


@look("/me/posts", "duty.sign", "我的岗位")
async def my_duty(request: ReadRequest) -> MyDuty:
    """The posts of one's own unit and the station's teams; the shifts that run."""
    found = await my_posts(own_scope(actor_of(request), "duty.sign"))
    names = MyStanding.__struct_fields__
    return MyDuty(
        tuple(MyPost(one.id, one.name, one.team) for one in found.posts),
        tuple(MyStanding(**{name: getattr(one, name) for name in names}) for one in found.standing),
    )


@command("/me/shifts", "duty.sign", "上岗")
async def start_shift(request: ReadRequest, data: JSONBody[SignOn]) -> SignedOn:
    """Signing on twice is no fault; whatever else one was signed on to ends."""
    scope = own_scope(actor_of(request), "duty.sign")
    if scope.person is None or data.post not in {one.id for one in (await my_posts(scope)).posts}:
        raise NotYours()
    return SignedOn(await sign_on(by_of(request), scope, scope.person, data.post, data.hours, key_of(request)))


@command("/me/shifts/{shift:int}/end", "duty.sign", "下岗")
async def end_shift(request: ReadRequest, shift: Id, data: JSONBody[Nothing]) -> Done:
    """Of one's own shifts."""
    person = actor_of(request).person
    if person is None or not await is_his_shift(person, shift):
        raise NotYours()
    await sign_off(by_of(request), person, shift, key_of(request))
    return Done()
