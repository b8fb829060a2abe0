"""到点登记: what a phone shows at a checkpoint, and one's own check-ins."""

from datetime import datetime, timedelta
from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import scope
from lianfang.database import look as seen
from lianfang.flows.patrol.check_in import check_in
from lianfang.flows.patrol.shown import Shown
from lianfang.web.answers import ReadRequest
from lianfang.web.api.aid_shapes import Position
from lianfang.web.api.operations import PLAIN, command, key_of, look
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.looks.own import person_of_actor
from zones.patrol.reads.checkins import lately
from zones.patrol.vocabulary.checkins import Place

MOST = 100
DAYS = timedelta(days=7)


class Tapped(Struct, frozen=True, forbid_unknown_fields=True):
    """What an NTAG 424 says at a tap, in hexadecimal: its number, its count, its MAC."""

    uid: Annotated[str, Meta(max_length=14, pattern="^[0-9A-Fa-f]{14}$")]
    count: Annotated[str, Meta(max_length=6, pattern="^[0-9A-Fa-f]{6}$")]
    mac: Annotated[str, Meta(max_length=16, pattern="^[0-9A-Fa-f]{16}$")]


class CheckingIn(Struct, frozen=True, forbid_unknown_fields=True):
    """`code` is what follows /q/ in the address, or four digits. Both times are the phone's own: at the press, at the sending."""

    code: Annotated[str, Meta(min_length=1, max_length=64, pattern=PLAIN)]
    tag: Tapped | None = None
    phone_at: Annotated[datetime, Meta(tz=True)] | None = None
    sent_at: Annotated[datetime, Meta(tz=True)] | None = None
    position: Position | None = None


class MyCheckIn(Struct, frozen=True):
    """`state` is counted, to_check (an officer looks at it) or refused; `doubts` say why."""

    id: int
    checkpoint: str
    code: str
    pressed_at: datetime
    at: datetime
    state: str
    doubts: tuple[str, ...]


class MyCheckIns(Struct, frozen=True):
    """Those of a week, the newest first."""

    check_ins: tuple[MyCheckIn, ...]


class CheckedIn(Struct, frozen=True):
    """Its number; whether it counts by itself stands in /me/check-ins."""

    id: int


@command("/check-ins", "patrol.walk", "到点登记", created=True)
async def send_check_in(request: ReadRequest, data: JSONBody[CheckingIn]) -> CheckedIn:
    """Written as it comes; what is in doubt goes to an officer."""
    actor, where, tag = actor_of(request), data.position, data.tag
    person = person_of_actor(actor)
    place = Place(where.longitude, where.latitude, where.accuracy_m) if where else None
    said = (tag.uid, tag.count, tag.mac) if tag else ("", "", "")
    shown = Shown(data.code, *said, data.phone_at, data.sent_at, place)
    reach = scope(actor, "patrol.walk")
    return CheckedIn(await check_in(by_of(request), actor.account, reach, person, shown, key_of(request)))


@look("/me/check-ins", "patrol.walk", "我的到点登记")
async def my_check_ins(request: ReadRequest) -> MyCheckIns:
    """Without any place."""
    actor = actor_of(request)
    own = await seen(lambda: lately(scope(actor, "patrol.walk"), now_of(request) - DAYS, MOST))
    return MyCheckIns(
        tuple(
            MyCheckIn(
                one.id,
                one.name,
                one.code,
                one.pressed_at,
                one.at,
                one.state,
                tuple(filter(None, one.reasons.split(","))),
            )
            for one in own
        )
    )
