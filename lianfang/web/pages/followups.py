"""督办: what a leader's 批示 and meetings ask for, by due day, and their steps; 批示 on an issued bulletin."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.followup.rules import course
from lianfang.flows.followup.follow import follow
from lianfang.flows.followup.instruct import Instructed, instruct
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.bulletins import issued_seen
from lianfang.web.looks.followup import followups_seen, item_kept
from lianfang.web.pages.asked import day_asked
from lianfang.web.pages.errata import shown
from lianfang.web.pages.followup_view import asked_in, rows_of
from lianfang.web.pages.places import work_of
from lianfang.web.pages.told import full_day
from lianfang.web.views import FollowUpsPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.weeks import shanghai_day

MOST_ENDED = 30


@get("/followups", opt={"action": "followup.keep"})
async def followups(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    """Everything open, the earliest day first."""
    return page(await _shown(request, notice="记下了。下一期通报开头会写。" if done else ""))


async def _shown(request: ReadRequest, **told: str) -> FollowUpsPage:
    seen = await followups_seen(actor_of(request))
    today = shanghai_day(seen.now)
    running = sorted((one for one in seen.items if course(one).open), key=lambda one: (course(one).due, one.id))
    ended = sorted((one for one in seen.items if not course(one).open), key=lambda one: course(one).last.at)
    return FollowUpsPage(
        frame_of(request),
        rows_of(running, today, steps=True),
        rows_of(reversed(ended[-MOST_ENDED:]), today),
        full_day(today),
        **told,
    )


@post("/followups/{followup:int}/steps", opt={"action": "followup.keep"}, status_code=200)
async def take_one_step(request: ReadRequest, followup: FromPath[int]) -> Response[Any]:
    """答复, 延期, 办结, 不再办理."""
    fields, publisher = await form_of(request), await item_kept(actor_of(request), followup)
    step, text, key = fields.get("step", ""), fields.get("text", ""), key_of(request, fields)
    try:
        await follow(by_of(request), publisher, followup, step, day_asked(fields.get("due", "")), text, key)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, error=say(refusal)), status(refusal))
    return go("/followups?done=step")


@post("/bulletins/{bulletin:int}/instructions", opt={"action": "followup.keep"}, status_code=200)
async def instruct_on(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """A leader's 批示, with up to five items."""
    fields, work = await form_of(request), await work_of(request, "followup.keep", bulletin)
    try:
        said = Instructed(
            fields.get("name", ""), day_asked(fields.get("day", "")), fields.get("words", ""), asked_in(fields)
        )
        await instruct(by_of(request), work, said, key_of(request, fields))
    except Refused as refusal:
        one = await issued_seen(work)
        if one is None:
            raise
        await write_refusal(refusal, request.scope)
        return page(await shown(request, work, one, error=say(refusal), instructing=fields), status(refusal))
    return go(f"/bulletins/{work.id}?done=instructed")
