"""我的积分 and 这分怎么来的: a guard's own points, each explained in two taps."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.flows.points.show_name import show_name
from lianfang.flows.points.why import Why, WhyLine
from lianfang.web.answers import ReadRequest, go, new_key, page
from lianfang.web.doors import actor_of, by_of, now_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.appeals import own_appeals, own_entry
from lianfang.web.looks.commendations import commended_seen
from lianfang.web.looks.own import own_award, own_points, own_scope, person_of_actor
from lianfang.web.pages import entry_view
from lianfang.web.pages.appeal_view import objection, own_line
from lianfang.web.pages.commendation_view import honours
from lianfang.web.pages.rules_words import caps_of
from lianfang.web.pages.told import day, week_span
from lianfang.web.views import Duty, Entry, Form, Link, Meter, PlaceRow, PointsPage, WhyPage
from scoring.points.own import InZone
from scoring.points.standing.vocabulary import Standing
from scoring.points.vocabulary import DUTIES
from zones.ground.weeks import Week


@get("/points", opt={"action": "points.see"})
async def my_points(request: ReadRequest, week: FromQuery[str] = "") -> Response[str]:
    seen = await own_points(actor_of(request), week, now_of(request))
    own, chosen = seen.why, seen.week
    appeals = await own_appeals(own_scope(actor_of(request), "points.see"))
    held = {row.appeal.award for row in appeals if row.appeal.state == "open"}
    return page(
        PointsPage(
            frame_of(request),
            name=own.name,
            unit=own.unit,
            zone=seen.zone,
            week_label=week_span(chosen),
            week_points=str(own.week_points),
            month_label=f"{own.month}月",
            month_points=str(own.month_points),
            entries=tuple(own_entry_line(line, chosen, line.award in held) for line in reversed(own.lines)),
            duties=tuple(Duty(entry_view.ICONS[duty], duty, str(seen.by_duty.get(duty, 0))) for duty in DUTIES),
            cap_note=_cap_note(own),
            place=_place(seen.zone, seen.in_zone),
            first=_first(seen.in_zone, own.month_points),
            show=_show(seen.in_zone.named),
            show_text="不再公开我的名字" if seen.in_zone.named else "得前三名时公开我的名字",
            previous=f"/points?week={chosen.previous}",
            next=f"/points?week={chosen.next}" if chosen < seen.current else "",
            meter=_meter(own),
            honour=_honour(seen.standing),
            commended=honours(await commended_seen(own_scope(actor_of(request), "points.see"))),
            exchange=Link("兑换", "/points/exchange", "用能用的分换东西") if seen.exchange else None,
            appeals=tuple(own_line(row, now_of(request)) for row in appeals),
        )
    )


@get("/points/{award:int}", opt={"action": "points.see"})
async def why_points(request: ReadRequest, award: FromPath[int], week: FromQuery[str] = "") -> Response[str]:
    chosen, line = await own_award(actor_of(request), award, week, now_of(request))
    about = await own_entry(own_scope(actor_of(request), "points.see"), award)
    appeal, told = objection(about)
    return page(
        WhyPage(
            frame_of(request),
            title=entry_view.title(line),
            when=day(line.day),
            story=f"{line.said}。",
            points=entry_view.points(line),
            facts=entry_view.facts(line, about.hands, about.steps),
            back=f"/points?week={chosen}",
            appeal=appeal,
            objection=told,
            held=about.appeal is not None and about.appeal.state == "open",
            tone=entry_view.tone(line),
        )
    )


@post("/points/name", opt={"action": "points.name"}, status_code=200)
async def show_my_name(request: ReadRequest) -> Response[Any]:
    """Whether his name may stand among the first three of his zone."""
    fields = await form_of(request)
    person = person_of_actor(actor_of(request))
    await show_name(by_of(request), person, fields.get("shown") == "yes", key_of(request, fields))
    return go("/points")


def _honour(standing: Standing | None) -> str:
    """10月到12月：金色，三颗星."""
    if standing is None:
        return ""
    of, before = standing.quarter, standing.quarter.previous
    stars = f"，{'一二三四五'[standing.stars - 1]}颗星" if standing.stars else ""
    earned = f"按{before.first.month}月到{before.last.month}月记的 {standing.points} 分定"
    return f"荣誉 · {of.first.month}月到{of.last.month}月：{standing.colour}{stars}。{earned}，这个季度里不降；不能兑换，只给您自己看。"


def _place(zone: str, stands: InZone) -> str:
    return f"{zone}第 {stands.place} 名，共 {stands.of} 人" if stands.place and stands.first else ""


def _meter(own: Why) -> Meter | None:
    """The gold line stands at five sixths, as long as nobody is far beyond it."""
    if not own.threshold:
        return None
    most = max(own.threshold * 6 // 5, own.month_points, 1)
    left = own.threshold - own.month_points
    said = (
        f"再得 {left} 分，就够 {own.month} 月评奖线。"
        if left > 0
        else f"够 {own.month} 月评奖线了，评不评得上看片区里的名次。"
    )
    return Meter(max(own.month_points, 0) * 300 // most, own.threshold * 300 // most, said)


def _first(stands: InZone, own_points: int) -> tuple[PlaceRow, ...]:
    """The first three, and himself where he is none of them."""
    rows = [PlaceRow(str(one.place), one.name or "没有公开名字", one.unit, str(one.points)) for one in stands.first]
    if rows and stands.place > 3:
        rows.append(PlaceRow(str(stands.place), "您", "", str(own_points), own=True))
    return tuple(rows)


def _show(named: bool) -> Form:
    return Form("/points/name", new_key(), (("shown", "no" if named else "yes"),))


def _cap_note(own: Why) -> str:
    """The caps in sentences, as the rule book in force has them."""
    caps = [said for one in own.caps if (said := caps_of(one.group, one.kinds))]
    return "".join([*caps, *(["别的不封顶。"] if caps else []), "点名不算分。"])


def own_entry_line(line: WhyLine, week: Week, held: bool = False) -> Entry:
    """One line of 这些分怎么来的, which opens in its week."""
    return entry_view.entry(line, f"/points/{line.award}?week={week}", held)
