"""抽问 in words: rates from twenty asked on, before that so many of so many."""

from typing import Any

from lianfang.access import Thing, can
from lianfang.web.answers import ReadRequest, form
from lianfang.web.doors import actor_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.spot import SpotSeen, SpotsSeen
from lianfang.web.pages.told import full_day, month_day
from lianfang.web.views import Choice, KnownLine, Link, SpotAsked, SpotLine, SpotPage, SpotsPage, Tag
from scoring.exams.spot.rules import told
from scoring.exams.spot.vocabulary import MOST, WHOM, Known, Spot
from zones.ground.weeks import parse_week, shanghai_day
from zones.roster.reads import StationRow

CAMPAIGN = "求援怎么按？｜手机上按求援，再选发生了什么\n联勤联防是干什么的？｜看好自家门，也护好邻家院\n有事打哪个电话？｜110，派出所值班台"
"""What stands in an empty form: to be changed, or kept."""


def spots_page(
    request: ReadRequest, place: StationRow, seen: SpotsSeen, typed: dict[str, str], **shown: Any
) -> SpotsPage:
    base, this = f"/stations/{place.id}/spot", str(seen.week)
    makes = can(actor_of(request), "spot.make", Thing(station=place.id))
    asked_in = {one.unit for one in seen.known if one.week == this}
    return SpotsPage(
        frame_of(request),
        station=place.name,
        rounds=tuple(_line(base, one) for one in seen.rounds),
        week=_week(this),
        zones=tuple(_known(seen, zone.name, week=this, zone=zone.id) for zone in seen.zones),
        units=tuple(_known(seen, one.name, week=this, unit=one.id) for one in seen.units if one.id in asked_in),
        weeks=tuple(_known(seen, _week(week), week=week) for week in seen.weeks),
        topics=(Choice("", "不限"), *(Choice(one, one, typed.get("topic") == one) for one in seen.topics)),
        draws=tuple(Choice(str(n), f"{n} 道", typed.get("draw", "0") == str(n)) for n in range(MOST + 1)),
        new=form(base) if makes else None,
        typed={"title": typed.get("title", ""), "lines": typed.get("lines", CAMPAIGN)},
        **shown,
    )


def _line(base: str, one: Spot) -> SpotLine:
    note = f"{full_day(shanghai_day(one.at))}起，{len(one.items)} 题"
    return SpotLine(one.title, note, _state(one), f"{base}/{one.id}")


def _state(one: Spot) -> Tag:
    return Tag("在问", "ok") if one.ended_at is None else Tag("结束了")


def _week(week: str) -> str:
    found = parse_week(week)
    return f"{month_day(found.monday)}至{month_day(found.sunday)}"


def _known(seen: SpotsSeen, name: str, **which: object) -> KnownLine:
    return KnownLine(name, *(told(seen.of(**which, whom=whom)) for whom in WHOM))


def spot_page(request: ReadRequest, seen: SpotSeen, chosen: dict[str, str], **shown: Any) -> SpotPage:
    one, thing = seen.spot, Thing(station=seen.spot.station)
    path, going = f"/stations/{one.station}/spot/{one.id}", one.ended_at is None
    ticks, makes = (going and can(actor_of(request), action, thing) for action in ("spot.tick", "spot.make"))
    return SpotPage(
        frame_of(request),
        title=one.title,
        back=Link("回到抽问", f"/stations/{one.station}/spot"),
        state=_state(one),
        asked=tuple(
            SpotAsked(f"q-{item.nth}", item.asks, item.expects, told(seen.known.get(item.nth, Known())))
            for item in one.items
        ),
        units=tuple(Choice(str(unit.id), unit.name, chosen.get("unit") == str(unit.id)) for unit in seen.units),
        whom=tuple(Choice(code, word, chosen.get("whom", "guard") == code) for code, word in WHOM.items()),
        tick=form(path) if ticks else None,
        end=form(f"{path}/end") if makes else None,
        **shown,
    )
