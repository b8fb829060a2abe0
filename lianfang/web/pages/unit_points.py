"""A unit's own points of a month, each with all that it rests on; its guards' are theirs. The week sheets hang beside."""

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from lianfang.web.answers import ReadRequest, page
from lianfang.web.frames import frame_of
from lianfang.web.looks.commendations import commended_seen
from lianfang.web.looks.entries import month_seen, unit_entry_seen
from lianfang.web.looks.weekly import frozen_seen
from lianfang.web.pages import entry_view
from lianfang.web.pages.board_paper import board_links
from lianfang.web.pages.commendation_view import honours
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.told import day, week_span
from lianfang.web.pages.units import beside
from lianfang.web.views import Link, UnitPointsPage, UnitWhyPage
from lianfang.weekly.vocabulary import FrozenWeek

SHEETS = 8
"""So many weeks back a sheet is one press away."""


@get("/units/{unit:int}/points", opt={"action": "unit.see"})
async def unit_points(request: ReadRequest, unit: FromPath[int], month: FromQuery[str] = "") -> Response[str]:
    """This month if none is named."""
    scope = await unit_of(request, "unit.see", unit)
    seen, frozen = await month_seen(scope, month), await frozen_seen(scope)
    base, of = f"/units/{unit}/points", seen.of
    return page(
        UnitPointsPage(
            frame_of(request),
            of.name,
            month=f"{of.first.year}年{of.first.month}月",
            points=str(of.points),
            entries=tuple(entry_view.entry(line, f"{base}/{line.award}") for line in reversed(of.lines)),
            previous=f"{base}?month={seen.previous}",
            next=f"{base}?month={seen.next}" if seen.next else "",
            sheets=tuple(_sheet(unit, one) for one in frozen[:SHEETS]),
            commended=honours(await commended_seen(scope)),
            boards=board_links(f"/units/{unit}"),
            **beside(request, scope, "points"),
        )
    )


@get("/units/{unit:int}/points/{entry:int}", opt={"action": "unit.see"})
async def unit_entry(request: ReadRequest, unit: FromPath[int], entry: FromPath[int]) -> Response[str]:
    """One of the unit's own."""
    seen = await unit_entry_seen(await unit_of(request, "unit.see", unit), entry)
    line = seen.line
    return page(
        UnitWhyPage(
            frame_of(request),
            seen.name,
            title=entry_view.title(line),
            when=day(line.day),
            story=f"{line.said}。",
            points=entry_view.points(line),
            facts=entry_view.facts(line, seen.hands, seen.steps),
            back=f"/units/{unit}/points?month={line.day:%Y-%m}",
            tone=entry_view.tone(line),
        )
    )


def _sheet(unit: int, frozen: FrozenWeek) -> Link:
    return Link(week_span(frozen.week), f"/units/{unit}/weeks/{frozen.week}/sheet.pdf", "周积分单，打印一张 A4 贴门岗")
