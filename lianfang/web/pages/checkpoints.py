"""巡逻点位: a station's places to pass, their plates and tags, and the sheets that are printed and hung."""

import re
from collections.abc import Awaitable
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.paper.plates.vocabulary import Plate, PlateSheet
from lianfang.access import Thing, scope
from lianfang.codes.printed import printed
from lianfang.flows.patrol.change_checkpoint import give_up, lose_plate, put_up_tag
from lianfang.flows.patrol.make_checkpoint import make_checkpoint
from lianfang.printing import print_plates
from lianfang.web.answers import ReadRequest, go, page, pdf, write_refusal
from lianfang.web.doors import actor_of, by_of, site_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.checkpoints import station_points
from lianfang.web.pages.asked import number_asked
from lianfang.web.pages.checkpoints_view import checkpoints_page, plate_words
from lianfang.web.pages.places import station_of
from lianfang.web.views import qr_drawing
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.patrol.errors.checkins import BadCheckpoint, NoSuchCheckpoint, UnknownPress
from zones.patrol.vocabulary.checkins import PointSaid
from zones.roster.reads import StationRow

NOTICES = {
    "made": "点位设好了，请打印牌子挂上。",
    "plate": "换了一版，请打印新牌子挂上；旧牌子扫了照样登记，由民警看。",
    "tag": "标签登记好了。",
    "end": "点位撤了。",
}
TIME, DEGREES, MINUTES = (
    re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])"),
    re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,12})?"),
    re.compile(r"[0-9]{1,3}"),
)


@get("/stations/{station:int}/checkpoints", opt={"action": "patrol.plan"})
async def checkpoints(request: ReadRequest, station: FromPath[int], done: FromQuery[str] = "") -> Response[Any]:
    place = await station_of(request, "patrol.plan", station)
    return await _shown(request, place, notice=NOTICES.get(done, ""))


@post("/stations/{station:int}/checkpoints", opt={"action": "patrol.plan"}, status_code=200)
async def make(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """A new one; it has digits of its own at once."""
    fields, place = await form_of(request), await station_of(request, "patrol.plan", station)

    async def do() -> None:
        await make_checkpoint(by_of(request), place.id, _said(fields), key_of(request, fields))

    return await _answer(request, place, do(), "made")


@post("/stations/{station:int}/checkpoints/{checkpoint:int}", opt={"action": "patrol.plan"}, status_code=200)
async def change(request: ReadRequest, station: FromPath[int], checkpoint: FromPath[int]) -> Response[Any]:
    """牌丢了, 登记标签, 撤掉."""
    fields, place = await form_of(request), await station_of(request, "patrol.plan", station)
    by, key, what = by_of(request), key_of(request, fields), fields.get("do", "")

    async def do() -> None:
        if what == "plate":
            await lose_plate(by, place.id, checkpoint, key)
        elif what == "tag":
            await put_up_tag(by, place.id, checkpoint, fields.get("uid", ""), key)
        elif what == "end":
            await give_up(by, place.id, checkpoint, key)
        else:
            raise UnknownPress()

    return await _answer(request, place, do(), what)


@get("/stations/{station:int}/checkpoints/plates", opt={"action": "patrol.plan"})
async def plates(request: ReadRequest, station: FromPath[int], zone: FromQuery[str] = "") -> Response[bytes]:
    """A PDF of the plates of a zone, or of all: cut, laminated, hung."""
    place = await station_of(request, "patrol.plan", station)
    seen = await station_points(scope(actor_of(request), "patrol.plan", Thing(station=place.id)))
    wanted = [one for one in seen.points if not zone or str(one.zone) == zone]
    if not wanted:
        raise NoSuchCheckpoint()
    site = site_of(request)
    cut = tuple(
        Plate(
            one.name,
            "　".join(part for part in (seen.zone_of(one.zone), one.walking_group) if part),
            one.digits,
            plate_words(one),
            str(qr_drawing(f"{site}/q/{printed(one.id, one.tag)}", rough=True)),
        )
        for one in wanted
    )
    sheet = PlateSheet("巡逻点位牌", "微信扫一扫登记；扫不了，输这 4 位数字", cut)
    return pdf((await print_plates(sheet)).pdf, "dianweipai")


async def _answer(request: ReadRequest, place: StationRow, doing: Awaitable[None], done: str) -> Response[Any]:
    try:
        await doing
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return await _shown(request, place, status(refusal), error=say(refusal), typed=await form_of(request))
    return go(f"/stations/{place.id}/checkpoints?done={done}")


async def _shown(request: ReadRequest, place: StationRow, code: int = 200, **shown: Any) -> Response[str]:
    seen = await station_points(scope(actor_of(request), "patrol.plan", Thing(station=place.id)))
    return page(checkpoints_page(request, place, seen, **shown), code)


def _said(fields: dict[str, str]) -> PointSaid:
    """Raises BadCheckpoint for what is no number; the rest is the rule's to judge."""
    text = {name: value.strip() for name, value in fields.items()}
    after, grace = text.get("after", ""), text.get("grace", "") or "0"
    told = TIME.fullmatch(after)
    if (after and not told) or not MINUTES.fullmatch(grace):
        raise BadCheckpoint(why="时间要写成 19:30 这样，宽限写分钟数")
    return PointSaid(
        number_asked(text.get("zone", "")) or 0,
        text.get("name", ""),
        text.get("group", ""),
        number_asked(text.get("unit", "")),
        number_asked(text.get("post", "")),
        _degrees(text.get("longitude", "")),
        _degrees(text.get("latitude", "")),
        int(told[1]) * 60 + int(told[2]) if told else None,
        int(grace),
    )


def _degrees(text: str) -> float | None:
    if text and not DEGREES.fullmatch(text):
        raise BadCheckpoint(why="经纬度要写成 118.345 这样的度数")
    return float(text) if text else None
