"""复盘: a request looked at again, and the two sheets that a person takes away from it."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, can
from lianfang.flows.aid.confirm_deed import confirm_deed
from lianfang.flows.aid.seen import Helper
from lianfang.printing import print_letter
from lianfang.web.answers import ReadRequest, go, page, pdf, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.desk import ReviewSeen, check_station, review_seen
from lianfang.web.pages.arrest_view import arrest_of
from lianfang.web.pages.judging_view import judging_of
from lianfang.web.pages.places import station_of
from lianfang.web.pages.review_view import review_page
from lianfang.web.pages.sheets import injury, service
from lianfang.web.views import ReviewPage
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.roster.reads import StationRow

NOTICES = {
    "deed": "已记入工作事项。",
    "arrest": "写明了，照规则记分，马上告诉保安员。",
    "right": "记下了：用得对。",
    "paused": "记下了，单位负责人马上知道：30 天里求援只报派出所。",
    "lifted": "暂停解除了，单位负责人马上知道。",
}
MOST_DIGITS = 18
TOOK_PART = ("coming", "arrived", "helping")


@get("/stations/{station:int}/aid/{aid:int}", opt={"action": "aid.desk"})
async def review(
    request: ReadRequest, station: FromPath[int], aid: FromPath[int], done: FromQuery[str] = ""
) -> Response[Any]:
    place = await station_of(request, "aid.desk", station)
    return page(await review_shown(request, place, aid, notice=NOTICES.get(done, "")))


async def review_shown(
    request: ReadRequest,
    place: StationRow,
    aid: int,
    *,
    error: str = "",
    notice: str = "",
    typed: dict[str, str] | None = None,
    stated: dict[str, str] | None = None,
) -> ReviewPage:
    """`typed` are the fields of a judgement that was refused, `stated` those of a statement."""
    actor = actor_of(request)
    seen, decides = await review_seen(actor, place.id, aid), can(actor, "aid.decide")
    judging = judging_of(seen, place.id, decides, actor.account, typed)
    arrest = arrest_of(seen, place.id, decides, stated)
    return review_page(frame_of(request), place, seen, decides, judging, arrest, error, notice)


@post("/stations/{station:int}/aid/{aid:int}/deeds", opt={"action": "aid.decide"}, status_code=200)
async def confirm(request: ReadRequest, station: FromPath[int], aid: FromPath[int]) -> Response[Any]:
    """An officer writes down what one person did: one deed a person."""
    fields, place = await form_of(request), await station_of(request, "aid.decide", station)
    await check_station(place.id, aid)
    person, kind = fields.get("person", ""), fields.get("kind", "")
    known = int(person) if person.isascii() and person.isdigit() and len(person) <= MOST_DIGITS else 0
    try:
        await confirm_deed(by_of(request), aid, known, kind, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await review_shown(request, place, aid, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/aid/{aid}?done=deed")


@get("/stations/{station:int}/aid/{aid:int}/sheet/{sheet:str}", opt={"action": "aid.desk"})
async def sheet(
    request: ReadRequest, station: FromPath[int], aid: FromPath[int], sheet: FromPath[str], of: FromQuery[str] = ""
) -> Response[bytes]:
    """{person}.pdf: 伤情快报, of anybody who was told; with ?of=service 履职证明, of who came or helped. Raises NotYours."""
    place = await station_of(request, "aid.desk", station)
    seen = await review_seen(actor_of(request), place.id, aid)
    helper = _helper(seen, sheet, TOOK_PART if of == "service" else None)
    letter = (service if of == "service" else injury)(place, seen, helper)
    printed = await print_letter(letter)
    return pdf(printed.pdf, f"{'lvzhi' if of == 'service' else 'shangqing'}-{aid}-{helper.alert.person}")


def _helper(seen: ReviewSeen, sheet: str, answers: tuple[str, ...] | None) -> Helper:
    told = (one for one in seen.seen.helpers if answers is None or one.alert.answer in answers)
    found = next((one for one in told if f"{one.alert.person}.pdf" == sheet), None)
    if found is None:
        raise NotYours()
    return found
