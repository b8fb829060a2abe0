"""A bulletin page by page, as it will be printed: beside the draft, without a reader for PDF."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.pictures import Pictures, pictures_seen
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.places import work_of
from lianfang.web.views import Illustration, PicturesPage, Source
from lianfang.wording import say, status
from zones.ground.refused import Refused


@get("/bulletins/{bulletin:int}/pages", opt={"action": "bulletin.see"})
async def bulletin_pages(request: ReadRequest, bulletin: FromPath[int]) -> Response[Any]:
    """Every page; where it cannot be printed, why."""
    work = await work_of(request, "bulletin.see", bulletin)
    base = f"/bulletins/{work.id}"
    try:
        seen = await pictures_seen(work, can(actor_of(request), "bulletin.draft"))
    except NotYours:
        raise
    except Refused as refusal:
        return page(PicturesPage(frame_of(request), (), base, f"{base}.pdf", say(refusal)), status(refusal))
    return page(PicturesPage(frame_of(request), shown(base, seen), base, f"{base}.pdf"))


def shown(base: str, seen: Pictures) -> tuple[Illustration, ...]:
    return tuple(
        Illustration(Source(f"{base}/pages/{nth}.png?digest={seen.digest}"), f"第 {nth} 页")
        for nth in range(1, len(seen.pages) + 1)
    )


@get("/bulletins/{bulletin:int}/pages/{number:str}", opt={"action": "bulletin.see"})
async def bulletin_picture(
    request: ReadRequest, bulletin: FromPath[int], number: FromPath[str], digest: FromQuery[str] = ""
) -> Response[bytes]:
    """One page as PNG."""
    work = await work_of(request, "bulletin.see", bulletin)
    seen = await pictures_seen(work, can(actor_of(request), "bulletin.draft"), digest)
    wanted = number_asked(number.removesuffix(".png"))
    if wanted is None or not 0 < wanted <= len(seen.pages):
        raise NotYours()
    return Response(seen.pages[wanted - 1], media_type="image/png")
