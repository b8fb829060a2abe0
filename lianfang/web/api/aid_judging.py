"""Whether the button was used rightly: an officer judges a closed request, and ends a pause before its time."""

from datetime import date
from typing import Annotated

from litestar.params import JSONBody
from msgspec import Meta, Struct

from lianfang.access import NotYours
from lianfang.flows.aid.judge import judge
from lianfang.flows.aid.lift import lift
from lianfang.flows.aid.seen import standing
from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import PLAIN, Done, Id, command, key_of
from lianfang.web.doors import actor_of, by_of
from zones.aid.vocabulary import Verdict

Line = Annotated[str, Meta(max_length=200, pattern=PLAIN)]


class JudgeAid(Struct, frozen=True, forbid_unknown_fields=True):
    """用得对, or what it was misused for, with one line."""

    verdict: Verdict
    line: Line = ""


class LiftPause(Struct, frozen=True, forbid_unknown_fields=True):
    """Why."""

    line: Line


class Judged(Struct, frozen=True):
    """`paused_until` is the last day on which the unit's requests reach no other unit's guards."""

    verdict: Verdict
    paused_until: date | None


@command("/aid-requests/{aid:int}/judgement", "aid.decide", "判用得对不对")
async def judge_aid(request: ReadRequest, aid: Id, data: JSONBody[JudgeAid]) -> Judged:
    """Once a request, by an officer who did not press it himself. Never a drill."""
    await _at_the_desk(request, aid)
    account = actor_of(request).account
    return Judged(data.verdict, await judge(by_of(request), aid, account, data.verdict, data.line, key_of(request)))


@command("/aid-requests/{aid:int}/judgement/lifting", "aid.decide", "解除暂停联勤")
async def lift_aid_pause(request: ReadRequest, aid: Id, data: JSONBody[LiftPause]) -> Done:
    """The unit's requests reach its neighbours again, unless another judgement pauses it."""
    await _at_the_desk(request, aid)
    await lift(by_of(request), aid, actor_of(request).account, data.line, key_of(request))
    return Done()


async def _at_the_desk(request: ReadRequest, aid: int) -> None:
    """Raises NotYours."""
    audience, _ = await standing(actor_of(request), aid)
    if audience != "desk":
        raise NotYours()
