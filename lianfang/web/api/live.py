"""/api/live: one stream that says what stands and what changes."""

from litestar.response import Stream

from lianfang.web.answers import ReadRequest
from lianfang.web.api.operations import look
from lianfang.web.doors import actor_of, by_of
from lianfang.web.live.hub import Hub


@look("/live", "aid.see", "正在发生的求援", events=("hello", "aid", "ops", "beat", "bye"))
async def live_stream(request: ReadRequest) -> Stream:
    """Server-sent events. `hello`: every open request that concerns you; what is not in it is not open any more.

    `aid`: a request changed (its version grows); `ops`: the platform itself is not well, or well again (desks alone); `beat` every 5 seconds: if it stays away, connect again; `bye`: it ends,
    connect again, or sign in where `why` is signed_out. `title` has neither names nor numbers: /api/aid-requests has them.
    """
    hub: Hub = request.app.state.live
    signed, by = request.state.signed, by_of(request)
    session = signed.session if signed else None
    token = None if signed else int(by.actor.partition(":")[2])
    told = hub.stream(actor_of(request), session, token)
    return Stream(told, media_type="text/event-stream", headers={"x-accel-buffering": "no"})
