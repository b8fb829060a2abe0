"""更多: every place that somebody may go to, also those that his phone's bar has no room for."""

from litestar import Response, get

from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import signed_of
from lianfang.web.frames import frame_of, places_of
from lianfang.web.views import MorePage, NavItem


@get("/more", opt={"action": "self"})
async def more(request: ReadRequest) -> Response[str]:
    """As a list, and signing out."""
    places = places_of(signed_of(request).actor)
    return page(MorePage(frame_of(request), tuple(NavItem(href, icon, word) for href, icon, word in places)))
