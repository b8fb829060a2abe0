"""持证台账: the station's register on a page, on paper, as a workbook; the bureau's stations; the settings."""

from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from bulletins.paper.letters.vocabulary import Grid, Letter, Line, Signer
from lianfang.access import Thing, scope
from lianfang.database import look
from lianfang.flows.certificates.seen import RegisterSeen, register_seen
from lianfang.flows.certificates.settings import settle
from lianfang.printing import print_letter
from lianfang.sheets.write import workbook
from lianfang.web.answers import ReadRequest, go, page, pdf, write_refusal, xlsx
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.looks.certificates import settings_seen
from lianfang.web.pages.asked import day_asked, number_asked
from lianfang.web.pages.certificates_view import bureau_page, cells_of, moved_since, register_page, told_rate
from lianfang.web.pages.places import station_of
from lianfang.web.pages.told import full_day
from lianfang.wording import say, status
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.errors import BadDays
from zones.roster.reads import StationRow, stations
from zones.roster.reads.register import Guarding
from zones.roster.vocabulary import Pattern

HEAD = ("单位", "姓名", "状态", "证号", "发证日期", "发证机关", "要看的")
NOTICES = {"settled": "设置存好了，从现在起照这样提醒。"}


@get("/stations/{station:int}/certificates", opt={"action": "certificate.list"})
async def register_shown(
    request: ReadRequest,
    station: FromPath[int],
    show: FromQuery[str] = "",
    base: FromQuery[str] = "",
    done: FromQuery[str] = "",
) -> Response[str]:
    """Unit by unit; `show` is a filter, `base` the day to compare with."""
    place = await station_of(request, "certificate.list", station)
    return page(await _shown(request, place, show, _day(base), notice=NOTICES.get(done, "")))


@get("/stations/{station:int}/certificates.pdf", opt={"action": "certificate.list"})
async def register_paper(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    place = await station_of(request, "certificate.list", station)
    letter = register_letter(place, await register_seen(Scope((place.id,))))
    return pdf((await print_letter(letter)).pdf, f"chizhengtaizhang-{station}")


@get("/stations/{station:int}/certificates.xlsx", opt={"action": "certificate.list"})
async def register_workbook(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    place = await station_of(request, "certificate.list", station)
    seen = await register_seen(Scope((place.id,)))
    title = f"{place.name} 持证台账 {full_day(seen.today)}"
    return xlsx(workbook(title, HEAD, map(cells_of, seen.rows)), f"chizhengtaizhang-{station}")


@get("/certificates", opt={"action": "certificate.bureau"})
async def bureau_certificates(request: ReadRequest, base: FromQuery[str] = "") -> Response[str]:
    """The bureau's stations side by side, in their own order."""
    reach = scope(actor_of(request), "certificate.bureau")
    names = {one.id: one.name for one in await look(stations) if one.id in reach.stations}
    return page(bureau_page(request, await register_seen(reach, _day(base)), names))


@post("/stations/{station:int}/certificates/settings", opt={"action": "certificate.settle"}, status_code=200)
async def settle_certificates(request: ReadRequest, station: FromPath[int]) -> Response[Any]:
    """不持证不上岗, and how the bureau's numbers look."""
    fields, place = await form_of(request), await station_of(request, "certificate.settle", station)
    least, most = (number_asked(fields.get(name, "")) or 0 for name in ("least", "most"))
    guarding = Guarding(fields.get("guarding", ""), fields.get("warned", ""))
    pattern = Pattern(fields.get("lead", "").strip(), least, most)
    try:
        await settle(by_of(request), place, guarding, pattern, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _shown(request, place, error=say(refusal)), status(refusal))
    return go(f"/stations/{place.id}/certificates?done=settled")


async def _shown(request: ReadRequest, place: StationRow, show: str = "", base: date | None = None, **said: str) -> Any:
    here = scope(actor_of(request), "certificate.list", Thing(station=place.id))
    seen = await register_seen(here, base)
    return register_page(request, place, seen, show, await settings_seen(place), **said)


def _day(text: str) -> date | None:
    """A day that cannot be read is none: it is a filter."""
    try:
        return day_asked(text)
    except BadDays:
        return None


def register_letter(place: StationRow, seen: RegisterSeen) -> Letter:
    """As many pages as the station has guards."""
    rows = tuple((str(nth), *cells_of(one)) for nth, one in enumerate(seen.rows, 1))
    lines: tuple[Line, ...] = ()
    if (whole := seen.whole.get(place.id)) is not None:
        lines = (
            Line("在岗、有证", f"在岗 {whole.posted} 人，有证 {whole.held} 人，持证率 {told_rate(whole.pct)}"),
            Line("不符合条件", f"{whole.unfit} 人"),
            Line("变化", moved_since(seen, whole)),
        )
    return Letter(
        title="保安员持证台账",
        number=place.name,
        paragraphs=(),
        lines=lines,
        blanks=(),
        grid=Grid(("序号", *HEAD), (10, 32, 18, 22, 26, 24, 20, 18), rows) if rows else None,
        signers=(Signer("经办民警（签字）", ""),),
        day=full_day(seen.today),
        note="依据保安服务管理条例第十六条、第十七条。证号只印头尾。法定事项，和自愿参加的联勤联防分开记。",
    )
