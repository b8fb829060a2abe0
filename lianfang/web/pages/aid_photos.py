"""Photos of a request: brought by whoever sees it, shown to whoever sees it."""

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from lianfang.database import look
from lianfang.flows.aid.add_photo import SUBJECT, add_photo
from lianfang.flows.aid.seen import request_seen
from lianfang.photos.reads import content_of
from lianfang.photos.rules import MOST_BYTES
from lianfang.web.answers import ReadRequest, go
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import file_of, form_of, key_of
from lianfang.web.photos import photo_response

AROUND = 2**16
"""The form around a photo."""


@post(
    "/aid/{request_id:int}/photos",
    opt={"action": "aid.see"},
    status_code=200,
    request_max_body_size=MOST_BYTES + AROUND,
)
async def bring_photo(request: ReadRequest, request_id: FromPath[int]) -> Redirect:
    await request_seen(actor_of(request), request_id)
    fields, content = await form_of(request), await file_of(request, "photo")
    await add_photo(by_of(request), request_id, content, key_of(request, fields))
    return go(f"/aid/{request_id}")


@get("/aid/{request_id:int}/photos/{photo:int}", opt={"action": "aid.see"})
async def show_photo(request: ReadRequest, request_id: FromPath[int], photo: FromPath[int]) -> Response[bytes]:
    await request_seen(actor_of(request), request_id)
    return photo_response(await look(lambda: content_of(SUBJECT, request_id, photo)))
