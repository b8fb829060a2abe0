"""发文设置 of one who issues: the form, the numbers, drafts by themselves, from when on something is worth attention."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.publishers.rules import limits_from
from bulletins.publishers.vocabulary import Settings
from bulletins.register.vocabulary import Publisher
from lianfang.flows.bulletin.settle import settle
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.archive import publisher_seen
from lianfang.web.pages.asked import number_asked, week_asked
from lianfang.web.pages.places import publisher_of
from lianfang.web.pages.publishers_view import publisher_page
from lianfang.wording import say, status
from zones.ground.refused import Refused

NOTICES = {"settled": "设置存好了。格式和期数从现在起算，界限从选的那一周起算。"}


@get("/publishers/{publisher:int}", opt={"action": "bulletin.settings"})
async def publisher_settings(
    request: ReadRequest, publisher: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    """As they stand, and who changed what."""
    one = await publisher_of(request, "bulletin.settings", publisher)
    return page(await _shown(request, one, notice=NOTICES.get(done, "")))


@post("/publishers/{publisher:int}", opt={"action": "bulletin.settings"}, status_code=200)
async def settle_publisher(request: ReadRequest, publisher: FromPath[int]) -> Response[Any]:
    """What cannot be is refused, and what was typed stays."""
    fields, one = await form_of(request), await publisher_of(request, "bulletin.settings", publisher)
    try:
        wanted, since = settings_asked(fields), week_asked(fields.get("since", ""))
        await settle(by_of(request), one, wanted, since, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, one, error=say(refusal), typed=fields), status(refusal))
    return go(f"/publishers/{one.id}?done=settled")


def settings_asked(fields: dict[str, str]) -> Settings:
    """As the form says it. Raises BadLimit; what else cannot be is found when it is checked."""
    before = number_asked(fields.get("issued_before", ""))
    return Settings(
        form=fields.get("form", ""),  # type: ignore[arg-type]  # checked by rules
        document_lead="".join(fields.get("document_lead", "").split()),
        issued_before=-1 if before is None else before,
        automatic=fields.get("automatic") == "yes",
        limits=limits_from(fields),
    )


async def _shown(request: ReadRequest, one: Publisher, **said: Any) -> Any:
    return publisher_page(frame_of(request), one, await publisher_seen(one), **said)
