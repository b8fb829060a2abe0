"""见义勇为申报 by an officer: from a confirmed deed to the form; printing asks for a fresh proof, for it shows whole numbers."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours
from lianfang.flows.brave.apply import whole, write
from lianfang.printing import print_letter
from lianfang.web.answers import ReadRequest, form, go, page, pdf, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.brave import brave_list, brave_seen
from lianfang.web.pages.brave_view import PAID, application, facts, story, titled
from lianfang.web.pages.places import station_of
from lianfang.web.views import BraveDeedsPage, BravePage, Link
from lianfang.wording import say, status
from scoring.commendations.vocabulary import MOST_STORY
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.reads import StationRow


@get("/stations/{station:int}/brave", opt={"action": "brave.see"})
async def brave_page(request: ReadRequest, station: FromPath[int]) -> Response[str]:
    place = await station_of(request, "brave.see", station)
    found = await brave_list(Scope((place.id,)))
    deeds = tuple(
        Link(titled(one), f"/stations/{place.id}/brave/{one.id}", "写过了，可以打印" if one.words else one.unit_name)
        for one in found
    )
    return page(BraveDeedsPage(frame_of(request), place.name, deeds))


@get("/stations/{station:int}/brave/{deed:int}", opt={"action": "brave.see"})
async def one_brave(
    request: ReadRequest, station: FromPath[int], deed: FromPath[int], done: FromQuery[str] = ""
) -> Response[str]:
    place = await station_of(request, "brave.see", station)
    return page(await _shown(request, place, deed, notice="存好了，可以打印申报表。" if done else ""))


@post("/stations/{station:int}/brave/{deed:int}", opt={"action": "brave.see"}, status_code=200)
async def write_story(request: ReadRequest, station: FromPath[int], deed: FromPath[int]) -> Response[Any]:
    """What the form will say happened."""
    fields, place = await form_of(request), await station_of(request, "brave.see", station)
    words, key = fields.get("words", "").replace("\r\n", "\n"), key_of(request, fields)
    try:
        await write(by_of(request), actor_of(request).account, Scope((place.id,)), deed, words, key)
    except NotYours:
        raise
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, place, deed, typed=words, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/brave/{deed}?done=written")


@get("/stations/{station:int}/brave/{deed:int}/form.pdf", opt={"action": "brave.print"})
async def brave_form(request: ReadRequest, station: FromPath[int], deed: FromPath[int]) -> Response[Any]:
    """With the whole ID number and phone; who printed it is on record before they are read."""
    place = await station_of(request, "brave.print", station)
    seen = await brave_seen(place, deed)
    shown = await whole(by_of(request), Scope((place.id,)), deed)
    return pdf((await print_letter(application(place, seen, shown))).pdf, f"jianyiyongwei-{deed}")


async def _shown(request: ReadRequest, place: StationRow, deed: int, typed: str = "", **shown: Any) -> BravePage:
    seen, base = await brave_seen(place, deed), f"/stations/{place.id}/brave"
    return BravePage(
        frame_of(request),
        title=titled(seen.deed),
        station=place.name,
        back=base,
        facts=facts(seen),
        form=form(f"{base}/{deed}"),
        words=typed or story(seen),
        most=MOST_STORY,
        warning=PAID if seen.deed.paid else "",
        paper=Link("打印申报表", f"{base}/{deed}/form.pdf") if seen.deed.words else None,
        **shown,
    )
