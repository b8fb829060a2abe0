"""学习资料: the office makes an edition, it is printed, and whoever hands it out ticks who got one."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import can, scope
from lianfang.flows.study.hand import hand_out, take_back
from lianfang.flows.study.publish import publish
from lianfang.printing import print_booklet, print_letter
from lianfang.web.answers import ReadRequest, go, page, pdf, write_refusal
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.study import edition_seen, study_seen, unit_study
from lianfang.web.pages.booklet_paper import booklet_of
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.questions_view import number_of
from lianfang.web.pages.study_view import sheet_letter, station_page, unit_page
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day

NOTICES = {"published": "出好了，可以印了。", "struck": "撤下了。"}


@get("/study", opt={"action": "study.see"})
async def study(request: ReadRequest, done: FromQuery[str] = "") -> Response[str]:
    return await _shown(request, notice=NOTICES.get(done, ""))


@post("/study", opt={"action": "study.publish"}, status_code=200)
async def new_edition(request: ReadRequest) -> Response[Any]:
    """Of the bank, or of the rule book, as they are now."""
    fields, here, actor = await form_of(request), scope(actor_of(request), "study.publish"), actor_of(request)
    bureau, key = by_of(request).bureau or 0, key_of(request, fields)
    try:
        await publish(by_of(request), here, bureau, actor.account, fields.get("kind", ""), key)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, status(refusal), error=say(refusal))
    return go("/study?done=published")


async def _shown(request: ReadRequest, code: int = 200, **shown: Any) -> Response[str]:
    actor = actor_of(request)
    seen = await study_seen(scope(actor, "study.see"))
    return page(station_page(request, seen, can(actor, "study.publish"), **shown), code)


@get("/study/editions/{edition:int}/book.pdf", opt={"action": "study.see"})
async def book_paper(request: ReadRequest, edition: FromPath[int], size: FromQuery[str] = "A5") -> Response[Any]:
    """An edition as it was made; the same bytes each time."""
    seen = await edition_seen(scope(actor_of(request), "study.see"), by_of(request).bureau or 0, edition)
    made = await print_booklet(booklet_of(seen, size))
    return pdf(made.pdf, f"{seen.edition.kind}-{seen.edition.number}")


@get("/units/{unit:int}/study", opt={"action": "study.hand"})
async def unit_books(
    request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "", n: FromQuery[int] = 0
) -> Response[str]:
    """Who of its guards has which."""
    of = await unit_of(request, "study.hand", unit)
    return await _unit(request, of, notice=f"记下了，今天发给 {n} 人。" if done == "handed" else NOTICES.get(done, ""))


@post("/units/{unit:int}/study", opt={"action": "study.hand"}, status_code=200)
async def hand_books(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """To those who are ticked."""
    fields, of = await form_of(request), await unit_of(request, "study.hand", unit)
    ticked = {number_of({"n": name.removeprefix("guard-")}, "n") for name in fields if name.startswith("guard-")}
    account, key = actor_of(request).account, key_of(request, fields)
    try:
        new = await hand_out(by_of(request), of, account, number_of(fields, "edition"), ticked, key)
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _unit(request, of, status(refusal), error=say(refusal))
    return go(f"/units/{unit}/study?done=handed&n={new}")


@post("/units/{unit:int}/study/mistake", opt={"action": "study.hand"}, status_code=200)
async def strike_copy(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """It was noted by mistake."""
    fields, of = await form_of(request), await unit_of(request, "study.hand", unit)
    try:
        await take_back(by_of(request), of, number_of(fields, "handout"), key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _unit(request, of, status(refusal), error=say(refusal))
    return go(f"/units/{unit}/study?done=struck")


async def _unit(request: ReadRequest, of: Scope, code: int = 200, **shown: Any) -> Response[str]:
    return page(unit_page(request, of, await unit_study(of), **shown), code)


@get("/units/{unit:int}/study/sheet.pdf", opt={"action": "study.hand"})
async def handing_sheet(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """To be signed by who gets one; who has one already stands there with his day."""
    seen = await unit_study(await unit_of(request, "study.hand", unit))
    made = await print_letter(sheet_letter(seen, shanghai_day(now_of(request))))
    return pdf(made.pdf, f"fafangdengjibiao-{unit}")
