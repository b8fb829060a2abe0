"""我的积分 and 这分怎么来的: a guard's own points, each explained in two taps."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from lianfang.access import NotYours, Thing
from lianfang.access import scope as reach
from lianfang.database import transaction
from lianfang.flows.points.why import Why, WhyLine, by_duty, of_holder
from lianfang.web.answers import ReadRequest, page
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.pages.asked import week_asked
from lianfang.web.pages.told import day, week_span
from lianfang.web.views import Duty, Entry, Fact, PointsPage, WhyPage
from scoring.points.reads import last_week_with_points
from scoring.points.vocabulary import DUTIES
from zones.ground.scope import Scope
from zones.ground.weeks import Week, shanghai_day, week_of
from zones.journal.vocabulary import DEED_WORDS
from zones.roster.reads import zone_of

ICONS = dict(zip(DUTIES, ("flag", "siren", "handshake", "megaphone", "heart-pulse", "lock"), strict=True))


async def _own(request: ReadRequest, text: str) -> tuple[Scope, Week]:
    """The signed-in guard and the week asked for: this week, or the last one in which he has points."""
    actor = actor_of(request)
    stations = reach(actor, "points.see").stations
    scope = reach(actor, "points.see", Thing(station=stations[0], person=actor.person))
    if text:
        return scope, week_asked(text)
    async with transaction() as now:
        this = week_of(shanghai_day(now))
        return scope, await last_week_with_points(scope, this) or this


@get("/points", opt={"action": "points.see"})
async def my_points(request: ReadRequest, week: FromQuery[str] = "") -> Response[str]:
    scope, chosen = await _own(request, week)
    async with transaction(snapshot=True) as now:
        own, zone = await of_holder(scope, chosen), await zone_of(scope)
        month = await by_duty(scope, chosen)
        current = week_of(shanghai_day(now))
    return page(
        PointsPage(
            frame_of(request),
            name=own.name,
            unit=own.unit,
            zone=zone,
            week_label=week_span(chosen),
            week_points=str(own.week_points),
            month_label=f"{own.month}月",
            month_points=str(own.month_points),
            entries=tuple(entry(line, chosen) for line in reversed(own.lines)),
            duties=tuple(Duty(ICONS[duty], duty, str(month.get(duty, 0))) for duty in DUTIES),
            cap_note=_cap_note(own),
            previous=f"/points?week={chosen.previous}",
            next=f"/points?week={chosen.next}" if chosen < current else "",
        )
    )


@get("/points/{award:int}", opt={"action": "points.see"})
async def why_points(request: ReadRequest, award: FromPath[int], week: FromQuery[str] = "") -> Response[str]:
    scope, chosen = await _own(request, week)
    async with transaction(snapshot=True):
        own = await of_holder(scope, chosen)
    line = next((line for line in own.lines if line.award == award), None)
    if line is None:
        raise NotYours()
    confirmed = "登记已由民警核实" if line.because != "unverified" else "等民警核实"
    return page(
        WhyPage(
            frame_of(request),
            title="这一条还没有定分" if line.because == "unverified" else f"这 {abs(line.points)} 分怎么来的",
            when=day(line.day),
            story=f"{line.said}。",
            points=f"{line.points:+d} 分" if line.points else "0 分",
            facts=(
                Fact("规则", line.clause),
                Fact("谁确认的", confirmed),
                Fact("凭据", f"周记录“{line.sheet}”第 {line.row} 行（文件 {line.file}）"),
                Fact("积分编号", str(line.award)),
            ),
            back=f"/points?week={chosen}",
            tone=_tone(line),
        )
    )


def _cap_note(own: Why) -> str:
    """The caps in a sentence, as the rule book in force has them."""
    if own.caps is None:
        return "点名不算分。"
    capped = f"巡逻、宣传、巡防工作合起来每周最多 {own.caps.routine_week} 分、每月最多 {own.caps.routine_month} 分"
    return f"{capped}；协助、调处、救助、信息报送不封顶。点名不算分。"


def entry(line: WhyLine, week: Week) -> Entry:
    """One line of 这些分怎么来的."""
    points = "待定" if line.because == "unverified" else f"{line.points:+d}" if line.points else "0"
    return Entry(
        f"/points/{line.award}?week={week}",
        ICONS.get(line.duty, "graduation-cap"),
        DEED_WORDS[line.kind],
        day(line.day),
        points,
        _tone(line),
    )


def _tone(line: WhyLine) -> Any:
    return "wait" if line.because == "unverified" else "add" if line.points > 0 else "mute"
