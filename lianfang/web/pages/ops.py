"""自查: whether the platform itself is well, and letters that were not delivered."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, scope
from lianfang.flows.ops.look_after import look_after
from lianfang.flows.ops.see import see
from lianfang.notices.errors import LetterGone, NoSuchLetter
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.pages.ops_view import ops_page
from lianfang.wording import say, status

NOTICES = {"again": "已再送，几秒里就发；还送不到，会回到这里。", "leave": "记下了，这一条不用再送。"}


@get("/ops/invariants", opt={"action": "ops.see"})
async def invariants(request: ReadRequest, done: FromQuery[str] = "") -> Response[Any]:
    return page(await _page(request, notice=NOTICES.get(done, "")))


async def _page(request: ReadRequest, **shown: Any) -> Any:
    return ops_page(request, await see(scope(actor_of(request), "ops.see")), **shown)


@post("/ops/letters/{letter:int}", opt={"action": "ops.look_after"}, status_code=200)
async def dead_letter(request: ReadRequest, letter: FromPath[int]) -> Response[Any]:
    """再送一次, or 不用再送."""
    fields, reach = await form_of(request), scope(actor_of(request), "ops.look_after")
    again = fields.get("way", "") != "leave"
    try:
        await look_after(reach, by_of(request), letter, again, key_of(request, fields))
    except NoSuchLetter:
        raise NotYours() from None
    except LetterGone as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _page(request, error=say(refusal)), status(refusal))
    return go(f"/ops/invariants?done={'again' if again else 'leave'}")
