"""上岗、下岗、交接班: a guard's own posts and shifts."""

from datetime import datetime
from typing import Annotated, Literal

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import NotYours
from lianfang.database import look as seen
from lianfang.flows.duty.hand_over import hand_over
from lianfang.flows.duty.my_posts import change_of, is_his_shift, my_posts
from lianfang.flows.duty.no_relief import no_relief
from lianfang.flows.duty.sign_on import LONGEST_H, sign_off, sign_on
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, Nothing, command, key_of, look
from lianfang.web.doors import LARGEST_ID, actor_of, by_of, now_of
from lianfang.web.looks.own import own_scope, person_of_actor
from zones.duty.vocabulary import LONGEST_WORDS


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


class MyHandOver(Struct, frozen=True):
    """One's own hand-over that is not finished. `absent` is who should have come and did not; signatures by their instant."""

    hand_over: int
    post: int
    post_name: str
    begun_at: datetime
    leaving: str
    left_at: datetime | None
    coming: str
    came_at: datetime | None
    absent: str


class MyChange(Struct, frozen=True):
    """Nothing where nobody hands over."""

    over: MyHandOver | None = None


class Signature(Struct, frozen=True, forbid_unknown_fields=True):
    """What both looked at and found, by who comes; where something lacks, `words` say what. Who goes signs with an empty list."""

    checked: tuple[Literal["keys", "radio", "book", "gear"], ...] = ()
    words: Annotated[str, Meta(max_length=LONGEST_WORDS, pattern=PLAIN)] = ""


@look("/me/hand-over", "duty.sign", "我的交接")
async def my_hand_over(request: ReadRequest) -> MyChange:
    """Whom one relieves, who relieves one, or who did not come."""
    scope = own_scope(actor_of(request), "duty.sign")
    person = person_of_actor(actor_of(request))
    one = (await seen(lambda: change_of(scope, person, now_of(request)))).over
    if one is None:
        return MyChange()
    names = (one.leaving_name, one.left_at, one.coming_name, one.came_at, one.absent_name)
    return MyChange(MyHandOver(one.id, one.post, one.post_name, one.begun_at, *names))


@command("/me/hand-over/signature", "duty.sign", "交接班签字")
async def sign_hand_over(request: ReadRequest, data: JSONBody[Signature]) -> Done:
    """Once both have signed, who goes is off duty."""
    scope, person = own_scope(actor_of(request), "duty.sign"), person_of_actor(actor_of(request))
    await hand_over(by_of(request), scope, person, None, list(data.checked), data.words, key_of(request))
    return Done()


@command("/me/shifts/{shift:int}/no-relief", "duty.sign", "没人来接")
async def say_no_relief(request: ReadRequest, shift: Id, data: JSONBody[Nothing]) -> Done:
    """The unit's head and the duty desk are told who should have come; the shift goes on."""
    person = actor_of(request).person
    if person is None or not await is_his_shift(person, shift):
        raise NotYours()
    await no_relief(by_of(request), person, shift, key_of(request))
    return Done()
