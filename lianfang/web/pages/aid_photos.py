"""Photos of a request: brought by whoever sees it, shown to whoever sees it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from msgspec import structs

from lianfang.database import look
from lianfang.flows.aid.add_photo import add_photo
from lianfang.flows.aid.seen import request_seen, standing
from lianfang.flows.aid.shots import PHOTOS_OF
from lianfang.photos.reads import content_of
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import file_of, form_of, key_of
from lianfang.web.pages.aid import page_for
from lianfang.web.photos import photo_response
from lianfang.web.views import AlbumPage
from lianfang.wording import say, status
from zones.ground.refused import Refused

AROUND = 2**16
"""The form around a photo."""


@post("/aid/{aid:int}/photos", opt={"action": "aid.see"}, status_code=200, request_max_body_size=MOST_BYTES + AROUND)
async def bring_photo(request: ReadRequest, aid: FromPath[int]) -> Response[Any]:
    """The request anew; where the photo was refused and the page has the form, with a sentence beside it."""
    actor = actor_of(request)
    await standing(actor, aid)
    fields, content = await form_of(request), await file_of(request, "photo")
    try:
        await add_photo(by_of(request), actor.account, aid, content, key_of(request, fields))
    except Refused as refusal:
        shown = page_for(request, *await request_seen(actor, aid))
        if not isinstance(shown, AlbumPage):
            raise
        await write_refusal(refusal, request.scope)
        album = structs.replace(shown.album, error=say(refusal))
        return page(structs.replace(shown, album=album), status(refusal))
    return go(f"/aid/{aid}")


@get("/aid/{aid:int}/photos/{photo:int}", opt={"action": "aid.see"})
async def show_photo(request: ReadRequest, aid: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    await standing(actor_of(request), aid)
    return photo_response(await look(lambda: content_of(PHOTOS_OF, aid, photo)))
