"""周汇总 in words."""

from itertools import groupby

from lianfang.web.looks.weekly import WeeksSeen
from lianfang.web.pages.told import moment, month_day, week_span
from lianfang.web.views import Fact, Frame, FrozenLine, FrozenYear, GuardLine, UnitSums, WeeksPage, ZoneSums
from lianfang.weekly.rules import added
from lianfang.weekly.vocabulary import Correction, FrozenWeek, GuardWeek, UnitWeek, ZoneWeek
from zones.ground.weeks import Week, shanghai_day
from zones.roster.reads import StationRow

DIGITS = 12
"""So many of the head's digits stand on paper: enough to see that it is another one, few enough to compare by eye."""


def weeks_page(frame: Frame, place: StationRow, seen: WeeksSeen, prints: bool) -> WeeksPage:
    """`prints`: whether its reader may print the sheets of units."""
    chosen = seen.chosen
    return WeeksPage(
        frame,
        place.name,
        week_span(chosen.week) if chosen else "",
        month_so_far(chosen.week) if chosen else "",
        _facts(chosen, seen.zones) if chosen else (),
        tuple(_zone(zone, chosen.week, prints) for zone in seen.zones) if chosen else (),
        _years(f"/stations/{place.id}/weeks", seen),
    )


def _facts(frozen: FrozenWeek, zones: tuple[ZoneWeek, ...]) -> tuple[Fact, ...]:
    units = [unit for zone in zones for unit in zone.units]
    guards, own = added(one.sums for unit in units for one in unit.guards), added(unit.own for unit in units)
    return (
        Fact("保安的分", f"{guards.points} 分，其中常规分 {guards.routine} 分", _note(guards.corrections)),
        Fact("单位的分", f"{own.points} 分", _note(own.corrections)),
        Fact("什么时候冻结的", moment(frozen.frozen_at)),
        Fact("链头", head_of(frozen), "和纸上的对一对：前面是第几环，后面是十二位校验码"),
    )


def head_of(frozen: FrozenWeek) -> str:
    """12034 · 9f2c41d07ab3."""
    return f"{frozen.seq} · {frozen.digest[:DIGITS]}"


def month_so_far(week: Week) -> str:
    """10月到14日; 10月 where the month ends with the week."""
    whole = week.sunday.month != week.next.monday.month
    return f"{week.sunday.month}月" if whole else f"{week.sunday.month}月到{week.sunday.day}日"


def late(corrections: tuple[Correction, ...]) -> str:
    """9月24日—30日那周 +3 分; empty without."""
    return "，".join(f"{week_span(one.week)}那周 {one.points:+d} 分" for one in corrections if one.points)


def _note(corrections: tuple[Correction, ...]) -> str:
    said = late(corrections)
    return f"更正：{said}" if said else ""


def _zone(zone: ZoneWeek, week: Week, prints: bool) -> ZoneSums:
    all_of = added(one.sums for unit in zone.units for one in unit.guards)
    own = sum(unit.own.points for unit in zone.units)
    says = f"保安 {all_of.points} 分，其中常规分 {all_of.routine} 分；单位 {own} 分"
    return ZoneSums(zone.name, says, tuple(_unit(unit, week, prints) for unit in zone.units))


def _unit(unit: UnitWeek, week: Week, prints: bool) -> UnitSums:
    guards = added(one.sums for one in unit.guards)
    return UnitSums(
        unit.name,
        f"保安 {guards.points} 分",
        f"单位 {unit.own.points} 分",
        late(added([guards, unit.own]).corrections),
        (*map(_guard, unit.guards), *_own(unit)),
        f"/units/{unit.unit}/weeks/{week}/sheet.pdf" if prints else "",
    )


def _guard(guard: GuardWeek) -> GuardLine:
    sums = guard.sums
    return GuardLine(guard.name, str(sums.points), str(sums.routine), str(sums.month), late(sums.corrections))


def _own(unit: UnitWeek) -> tuple[GuardLine, ...]:
    sums = unit.own
    return (GuardLine("单位自己的", str(sums.points), "", str(sums.month), late(sums.corrections)),)


def _years(base: str, seen: WeeksSeen) -> tuple[FrozenYear, ...]:
    here = seen.chosen.week if seen.chosen else None
    return tuple(
        FrozenYear(
            f"{year}年", tuple(_line(base, one, here) for one in weeks), here is not None and year == here.sunday.year
        )
        for year, weeks in groupby(seen.frozen, lambda one: one.week.sunday.year)
    )


def _line(base: str, one: FrozenWeek, here: Week | None) -> FrozenLine:
    when = f"{month_day(shanghai_day(one.frozen_at))}冻结"
    return FrozenLine(f"{base}?week={one.week}", week_span(one.week), when, head_of(one), one.week == here)
