"""What keeps the red button on a phone that has no line."""

from litestar import Response, get

from lianfang.web.assets import DIST


@get("/sw.js", opt={"action": "public"})
async def service_worker() -> Response[bytes]:
    """The service worker: from the root, since it may only keep pages beside or below itself."""
    return Response(DIST.joinpath("sw.js").read_bytes(), media_type="text/javascript")
